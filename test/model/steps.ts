import fc from 'fast-check';
import type { AgentCaller, VisitorCaller } from '../../core/domain/caller.ts';
import type { FormRequest } from '../../core/domain/model.ts';
import type { Request, RequestOf, RequestType } from '../../core/protocol/index.ts';
import {
  agents,
  bareSsn,
  correctedMasks,
  forms,
  hashes,
  recipients,
  sealedNote,
  sealedWord,
  storedAnswer,
  offTheRecordAnswer,
  visitors,
} from './cast.ts';
import type { PlannedFault } from './faults.ts';
import { choices, settled } from './scheduler.ts';
import type { World } from './world.ts';

/** One step of a history: what is done, by whom and to what, and how far everything that runs goes on after it. */
export interface Step {
  readonly verb: Verb;
  /** The acting tab: 0 and 1 belong to the participant, 2 and 3 to somebody else. */
  readonly who: number;
  /** Which conversation or form, counted back from the latest. */
  readonly which: number;
  /** Which of several ways. */
  readonly how: number;
  /** How many waiting calls go on before the next step begins. */
  readonly turns: number;
  /** In which order they do. */
  readonly order: number;
  readonly fault?: PlannedFault | undefined;
}

type Act = (world: World, step: Step) => void;

const consent = { given: true, privacyVersion: '2026-11-01', privacyLanguage: 'en' } as const;

/** How far a step moves time, ms: within a claim, over one, over a form's deadlines and its retention. */
const leaps = [1_000, 20_000, 61_000, 11 * 60_000, 31 * 60_000];

const maxConversations = 3;

/** A question, its answer, and a word that is neither. */
const messages = ['hello', 'What is your SSN?', bareSsn];

const pick = <T>(items: readonly T[], back: number): T | undefined =>
  items.length === 0 ? undefined : items[items.length - 1 - (back % items.length)];

type Cast = (world: World, conversationId: string | undefined, step: Step) => VisitorCaller | AgentCaller;

/** The conversation's own visitor in one of two tabs or, rarely, the other visitor. */
const visitorOf = (world: World, conversationId: string | undefined, { who }: Step): VisitorCaller => {
  const own = conversationId && world.tables.conversations.at(conversationId).value?.visitorHash;
  return castOf(visitors, ({ visitorHash }) => visitorHash === (own ?? visitors[0]?.visitorHash), who);
};

/** The agent who is assigned, in one of two tabs or, rarely, the other one. */
const agentOf = (world: World, conversationId: string | undefined, { who }: Step): AgentCaller => {
  const own = conversationId && world.tables.conversations.at(conversationId).value?.agent?.id;
  return castOf(agents, ({ agentId }) => agentId === (own ?? agents[0]?.agentId), who);
};

function castOf<T>(all: readonly T[], isRight: (each: T) => boolean, who: number): T {
  const wanted = all.filter((each) => isRight(each) === who < 2);
  return (wanted[who % wanted.length] ?? all[0]) as T;
}

const eitherOf: Cast = (world, conversationId, step) =>
  (step.how % 2 === 0 ? visitorOf : agentOf)(world, conversationId, step);

/** A request about a conversation that exists, or none. */
function inConversation<T extends RequestType>(
  by: Cast,
  rest: (step: Step, world: World) => Omit<RequestOf<T>, 'id' | 'conversationId'>,
): Act {
  return (world, step) => {
    const conversationId = pick(world.conversations, step.which);
    if (conversationId === undefined) return;
    const request = { ...rest(step, world), id: world.newId(), conversationId } as unknown as Request;
    world.send(request, by(world, conversationId, step), step.fault);
  };
}

/** A request about a form that was requested, or none. Those that `likely` names are the most likely to be taken. */
function aboutForm<T extends RequestType>(
  by: Cast,
  likely: (form: FormRequest) => boolean,
  rest: (
    form: FormRequest,
    step: Step,
    world: World,
  ) => Omit<RequestOf<T>, 'id' | 'conversationId' | 'requestId'> | undefined,
): Act {
  return (world, step) => {
    const all = world.tables.forms.all();
    const form = pick([...all.filter((each) => !likely(each)), ...all.filter(likely)], step.which);
    const more = form && rest(form, step, world);
    if (!form || !more) return;
    const { conversationId, requestId } = form;
    const request = { ...more, id: world.newId(), conversationId, requestId } as unknown as Request;
    world.send(request, by(world, conversationId, step), step.fault);
  };
}

const isUnanswered = ({ outcome, submission }: FormRequest) => !outcome && !submission;
const isHeld = ({ outcome, submission }: FormRequest) => !outcome && submission !== undefined;
const isClaimed = ({ outcome, claim }: FormRequest) => !outcome && claim !== undefined;

const acts = {
  start: (world, step) => {
    if (world.conversations.length >= maxConversations) return;
    const conversationId = world.newId();
    world.conversations.push(conversationId);
    world.send(
      { type: 'start', id: world.newId(), conversationId },
      visitorOf(world, undefined, step),
      step.fault,
    );
  },
  accept: inConversation<'accept'>(agentOf, () => ({ type: 'accept' })),
  resume: inConversation<'resume'>(eitherOf, ({ how }) => ({ type: 'resume', afterSeq: how })),
  send: inConversation<'send'>(eitherOf, ({ how }) => ({
    type: 'send',
    text: messages[how % messages.length] ?? '',
  })),
  typing: inConversation<'typing'>(eitherOf, () => ({ type: 'typing' })),
  requestForm: (world, step) => {
    const conversationId = pick(world.conversations, step.which);
    const form = forms[step.how % forms.length];
    if (conversationId === undefined || !form) return;
    const requestId = world.newId();
    const agent = agentOf(world, conversationId, step);
    const recipient = form.sealed === false ? {} : { recipient: recipients.get(agent.agentId) };
    const request = { type: 'requestForm', id: requestId, conversationId, form: form.name, ...recipient };
    world.send(request as RequestOf<'requestForm'>, agent, step.fault);
  },
  openForm: aboutForm<'openForm'>(visitorOf, isUnanswered, () => ({ type: 'openForm' })),
  submitForm: aboutForm<'submitForm'>(visitorOf, isUnanswered, ({ form: { name } }) => {
    const given =
      name === 'sealed'
        ? { sealed: sealedNote }
        : { answers: name === 'relayed' ? {} : { note: storedAnswer } };
    return { type: 'submitForm', formHash: hashes.get(name) ?? '', consent, ...given };
  }),
  relayAnswer: aboutForm<'relayAnswer'>(visitorOf, isHeld, ({ form: { name } }) => {
    if (name === 'stored') return undefined;
    const given = name === 'sealed' ? { sealed: sealedWord } : { answer: offTheRecordAnswer };
    return { type: 'relayAnswer', field: 'word', ...given };
  }),
  acknowledgeAnswer: aboutForm<'acknowledgeAnswer'>(agentOf, isHeld, () => ({
    type: 'acknowledgeAnswer',
    field: 'word',
  })),
  reveal: aboutForm<'reveal'>(agentOf, isHeld, () => ({ type: 'reveal' })),
  confirmViewed: aboutForm<'confirmViewed'>(agentOf, isClaimed, ({ requestId, claim }, _, world) => {
    const last = world.sent.findLast(
      ({ request }) => request.type === 'reveal' && request.requestId === requestId,
    );
    const claimId = claim?.id ?? last?.request.id;
    return claimId === undefined ? undefined : { type: 'confirmViewed', claimId };
  }),
  correctMasks: aboutForm<'correctMasks'>(agentOf, isClaimed, ({ claim }, { how }, world) => {
    const masks = how % 4 === 0 ? {} : correctedMasks;
    return { type: 'correctMasks', claimId: claim?.id ?? world.newId(), masks };
  }),
  discardForm: aboutForm<'discardForm'>(agentOf, isHeld, (_, { how }) => ({
    type: 'discardForm',
    because: how % 2 === 0 ? 'keyLost' : 'notOpened',
  })),
  withdraw: aboutForm<'withdraw'>(visitorOf, isHeld, () => ({ type: 'withdraw' })),
  handOver: inConversation<'handOver'>(agentOf, ({ how, which }, world) => {
    const own = world.tables.conversations.at(pick(world.conversations, which) ?? '').value?.agent?.id;
    const to = how % 2 === 0 ? undefined : agents.find(({ agentId }) => agentId !== own);
    return { type: 'handOver', ...(to && { to: to.agentId }) };
  }),
  end: inConversation<'end'>(eitherOf, () => ({ type: 'end' })),
  signOut: (world, step) => {
    world.send({ type: 'signOut', id: world.newId() }, agentOf(world, undefined, step), step.fault);
  },
  connect: (world, step) => world.connect(agentOf(world, undefined, step)),
  cut: (world, step) => world.cut(eitherOf(world, undefined, step).connectionId),
  repeat: (world, step) => {
    const earlier = pick(world.sent.slice(-4), step.which);
    if (earlier) world.send(earlier.request, earlier.caller, step.fault);
  },
  sweep: (world, step) => world.sweep(step.fault),
  leap: (world, { how }) => {
    world.now += leaps[how % leaps.length] ?? 0;
  },
} satisfies Record<string, Act>;

export type Verb = keyof typeof acts;

/** How often each verb is drawn: what leads to a reveal is common, what ends everything is rare. */
const weights: Record<Verb, number> = {
  start: 2,
  accept: 4,
  resume: 3,
  send: 3,
  typing: 1,
  requestForm: 8,
  openForm: 4,
  submitForm: 14,
  relayAnswer: 5,
  acknowledgeAnswer: 5,
  reveal: 14,
  correctMasks: 1,
  confirmViewed: 8,
  discardForm: 2,
  withdraw: 2,
  handOver: 2,
  end: 1,
  signOut: 1,
  connect: 1,
  cut: 1,
  repeat: 10,
  sweep: 4,
  leap: 6,
};

const verb = fc.oneof(
  ...(Object.entries(weights) as [Verb, number][]).map(([name, weight]) => ({
    weight,
    arbitrary: fc.constant(name),
  })),
);

const fault = fc.oneof(
  { weight: 7, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record<PlannedFault>({
      at: fc.nat(8),
      times: fc.constantFrom(1, 5),
      kind: fc.constantFrom('unanswered', 'death'),
    }),
  },
);

/** Mostly the right visitor and agent, or nothing would ever be done. */
const who = fc.oneof({ weight: 9, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(3) });
const which = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) });

export const step: fc.Arbitrary<Step> = fc.record({
  verb,
  who,
  which,
  how: fc.nat(7),
  turns: fc.oneof({ weight: 2, arbitrary: fc.constant(40) }, { weight: 3, arbitrary: fc.nat(12) }),
  order: fc.nat(1_000_000),
  fault,
});

/** Does one step of a history, then lets everything that runs go on for some turns. */
export async function take(world: World, taken: Step): Promise<void> {
  const act: Act = acts[taken.verb];
  act(world, taken);
  await settled();
  const choose = choices(taken.order);
  for (let turn = 0; turn < taken.turns; turn++) if (!(await world.scheduler.step(choose))) break;
}
