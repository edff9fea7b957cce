import type { Entry } from '../../../core/protocol/index.ts';
import { AgentProgram, tokenFor } from '../../../play/local/people.ts';
import type { Call, Fault, Injection } from '../../../local/traffic.ts';
import type { PromiseId } from '../../promises.ts';
import { cardAnswers, consent, type Meeting, refusal, type Stage } from './stage.ts';

/** What is true when a step is over, in terms that do not depend on ids and times. */
interface EndState {
  readonly result: unknown;
  readonly transcript: string[];
  readonly visitorSaw: boolean;
  readonly agentSaw: boolean;
  readonly vaultRows: number;
  readonly formOutcome: unknown;
}

interface Prepared extends Meeting {
  readonly requestId: string;
}

/** One step of the way of an answer: what comes before it, and the step itself. */
export interface Step {
  readonly name: string;
  readonly promise: PromiseId;
  rehearse(stage: Stage): Promise<[EndState, Call[]]>;
  play(stage: Stage, fault: Fault): Promise<Played>;
}

interface Played {
  readonly state: EndState;
  /** How often the fault struck. */
  readonly hits: number;
}

/** A socket is gone when it is gone: it is cut, and the service finds that out by itself. */
function bringAbout(fault: Fault, { runtime }: Stage): Injection {
  if (fault.kind !== 'gone') return runtime.traffic.inject(fault);
  const open = runtime.sockets.list();
  for (const { connectionId } of open) runtime.sockets.cut(connectionId);
  return { hits: open.length, remove: () => undefined };
}

type Prepare = (stage: Stage) => Promise<Prepared>;
type Act = (prepared: Prepared, stage: Stage) => Promise<unknown>;

function step(promise: PromiseId, name: string, prepare: Prepare, act: Act): Step {
  return {
    name,
    promise,
    async rehearse(stage) {
      const prepared = await prepare(stage);
      await stage.settled();
      let result: unknown;
      const calls = await stage.callsOf(async () => {
        result = await act(prepared, stage);
        await stage.settled();
      });
      const state = await endState(prepared, result, stage);
      await stage.clear();
      return [state, calls.filter(({ caller }) => caller !== 'outside')];
    },
    async play(stage, fault) {
      const prepared = await prepare(stage);
      await stage.settled();
      const injection = bringAbout(fault, stage);
      try {
        const result = await stage.skippingWaits(() => act(prepared, stage));
        // What it has set going belongs to it too.
        await stage.settled();
        injection.remove();
        const state = await stage.skippingWaits(() => endState(prepared, result, stage));
        return { state, hits: injection.hits };
      } finally {
        injection.remove();
        await stage.clear();
      }
    },
  };
}

/** A last message shows whatever either side has missed; then both must have all that the transcript has. */
async function endState(
  { ana, visitor, conversationId, requestId }: Prepared,
  result: unknown,
  stage: Stage,
): Promise<EndState> {
  const { runtime } = stage;
  const ended = visitor.entries.items.some(({ type }) => type === 'ended');
  const last = ended ? await visitor.entry('ended') : await visitor.client.send('that was all');
  const isLast = ({ seq }: Entry) => seq === last.seq;
  await Promise.all([visitor.entries.first(isLast), ana.entries.first(isLast)]);
  const rows = await runtime.database.scan('Transcript');
  const entries = rows
    .filter((row) => row['conversationId'] === conversationId)
    .sort((one, other) => Number(one['seq']) - Number(other['seq'])) as unknown as Entry[];
  const same = (heard: readonly Entry[]) =>
    JSON.stringify(heard.filter((entry) => entry.conversationId === conversationId).map(({ seq }) => seq)) ===
    JSON.stringify(entries.map(({ seq }) => seq));
  const vault = await stage.vaultRows();
  const form = requestId ? await stage.formItem(requestId) : undefined;
  const state = {
    result,
    transcript: entries.map(({ type, seq }) => `${seq} ${type}`),
    visitorSaw: same(visitor.entries.items),
    agentSaw: same(ana.entries.items),
    vaultRows: vault.filter((row) => row['conversationId'] === conversationId).length,
    formOutcome: form?.['outcome'] ?? 'none',
  };
  if (!ended) await visitor.client.end();
  return state;
}

const met: Prepare = async (stage) => ({ ...(await stage.meeting()), requestId: '' });

/** Ben's browser has its key: a first sign-in is a step of its own. */
const enrolled: Prepare = async (stage) => {
  if (!(await stage.keyStore('ben').read())) await stage.agent('ben');
  return met(stage);
};

const requested: Prepare = async (stage) => {
  const meeting = await stage.meeting();
  return { ...meeting, requestId: await stage.request(meeting) };
};

const submitted: Prepare = async (stage) => {
  const meeting = await stage.meeting();
  return { ...meeting, requestId: await stage.submitted(meeting) };
};

const revealed: Prepare = async (stage) => {
  const prepared = await submitted(stage);
  await prepared.ana.client.reveal(prepared.conversationId, prepared.requestId);
  return prepared;
};

const storedAnswers = JSON.stringify({ ...cardAnswers, cvv: undefined });

/** Records of keys that were vouched for: one a key, however often that was asked for. */
async function enrolments({ runtime }: Stage) {
  const events = await runtime.database.scan('Audit');
  return events.filter(({ action, outcome }) => action === 'enrol' && outcome === 'success');
}

/** The conversation around the forms. */
export const conversationSteps: Step[] = [
  step('P13', 'a message', met, async ({ visitor }) => (await visitor.client.send('hello')).text),
  step(
    'P13',
    'handing back to those who wait, and accepting again',
    submitted,
    async ({ ana, conversationId }) => {
      // When its reply is lost, the conversation is not hers any more: that is what she is told then.
      const code = await refusal(ana.client.handOver(conversationId));
      if (code !== undefined && code !== 'ERR_NOT_ALLOWED') return code;
      return (await ana.client.accept(conversationId)).agent.name;
    },
  ),
  step('P13', 'starting a conversation', met, async (_, stage) => {
    const { type, seq } = await stage.visitor().client.start();
    return [type, seq];
  }),
  step('P13', 'connecting and joining', enrolled, async (_, stage) => {
    const joined = await (await stage.agent('ben')).client.join();
    return joined.agent.name;
  }),
  step('P13', 'resuming on a new socket', met, async ({ visitor }, stage) => {
    const sockets = stage.runtime.sockets.list().filter(({ authorizer }) => authorizer['role'] === 'visitor');
    for (const { connectionId } of sockets) stage.runtime.sockets.cut(connectionId);
    return (await visitor.client.send('still here')).text;
  }),
];

/** From the key to which answers are sealed to the answers. */
export const submissionSteps: Step[] = [
  step('P10', 'enrolling a key', met, async (_, stage) => {
    const { runtime } = stage;
    // Sign-ins are told apart by their second, and each is good for one key.
    runtime.clock.advance(1_000);
    const token = tokenFor(runtime, 'ben');
    const ben = new AgentProgram(runtime, 'ben', stage.environment, () => token);
    const before = (await enrolments(stage)).length;
    stage.closesToo(ben.client);
    await ben.join();
    return [ben.client.keyUntil !== undefined, (await enrolments(stage)).length - before];
  }),
  step('P13', 'requesting a form', met, async (meeting, stage) => {
    const requestId = await stage.request(meeting);
    return (await stage.formItem(requestId))?.['outcome'] ?? 'open';
  }),
  step(
    'P13',
    'opening a form',
    requested,
    async ({ visitor, requestId }) => (await visitor.client.openForm(requestId)).type,
  ),
  step(
    'P13',
    'submitting a form, with its off-the-record answer',
    requested,
    async ({ ana, visitor, requestId }) => {
      const { entry, deliveries } = await visitor.client.submitForm(requestId, {
        consent,
        answers: cardAnswers,
      });
      const delivery = await deliveries.get('cvv');
      await ana.entry('answerDelivered', requestId);
      return [entry.masks, delivery, ana.answers.items.map(({ answer }) => answer.expose())];
    },
  ),
];

/** From the answers to their end. */
export const revealSteps: Step[] = [
  step('P5', 'a reveal', submitted, async ({ ana, conversationId, requestId }, stage) => {
    const { answers } = await ana.client.reveal(conversationId, requestId);
    const trail = await stage.auditOf(requestId, 'reveal');
    const granted = trail.filter(({ outcome }) => outcome === 'success');
    return [JSON.stringify(answers.expose()) === storedAnswers, granted.length > 0];
  }),
  step('P5', 'a confirmation', submitted, async ({ ana, visitor, conversationId, requestId }) => {
    const { confirm } = await ana.client.reveal(conversationId, requestId);
    const viewed = await confirm();
    await visitor.entry('viewed', requestId);
    return viewed.type;
  }),
  step('P5', 'a withdrawal', submitted, async ({ ana, visitor, requestId }) => {
    const { type } = await visitor.client.withdraw(requestId);
    await ana.entry('withdrawn', requestId);
    return type;
  }),
  step('P10', 'discarding what nobody can read', submitted, async (prepared) => {
    const { ana, visitor, conversationId, requestId } = prepared;
    const { type } = await ana.client.discardForm(conversationId, requestId, 'keyLost');
    return [type, (await visitor.entry('unreadable', requestId)).because];
  }),
  step('P6', 'an end with answers still held', submitted, async ({ visitor }) => {
    const { destroyed } = await visitor.client.end();
    return destroyed.map(({ outcome }) => outcome);
  }),
  step('P5', 'sweeping away a claim that nobody confirmed', revealed, async ({ requestId }, stage) => {
    await stage.runtime.advance(61_000);
    await stage.runtime.advance(60_000);
    return (await stage.formItem(requestId))?.['outcome'];
  }),
];
