import { beforeAll, describe, expect, it, test } from 'vitest';
import { search } from '../../play/local/leak-search.ts';
import { type AgentProgram, agents, overseers } from '../../play/local/people.ts';
import { verifies } from '../promises.ts';
import { useOwnStage } from './stage/own-stage.ts';
import { bearer, changingNothing, denials, rawAgent } from './stage/raw-people.ts';
import { RawSocket } from './stage/raw-socket.ts';
import { cardAnswers, type Meeting, refusal } from './stage/stage.ts';

/** An agent who is a supervisor too. */
const lead = {
  username: 'lea',
  password: 'sixth-horse-battery-staple-3!',
  groups: ['agents', 'supervisors'],
};
const stage = useOwnStage(() => Promise.resolve({ users: [...agents, ...overseers, lead] }));

let supervisor: AgentProgram;
let auditor: AgentProgram;
let meeting: Meeting;
let requestId: string;
beforeAll(async () => {
  [supervisor, auditor] = await Promise.all([stage.agent('sofia'), stage.agent('otto')]);
  meeting = await stage.meeting();
  await meeting.visitor.client.send('My card is 4242 4242 4242 4242.');
  await meeting.visitor.client.send('Here you are: 5555555555554444.', ['cardNumber']);
  requestId = await stage.submitted(meeting);
});

const looksAt = async (conversationId: string, action: string) => {
  const events = await stage.runtime.database.scan('Audit');
  return events.filter((event) => event['conversationId'] === conversationId && event['action'] === action);
};

describe('a supervisor', () => {
  it('sees who has the conversation, every message and what became of each form', async () => {
    const { conversationId, ana } = meeting;
    const seen = await supervisor.client.oversight.observe(conversationId);
    expect(seen).toMatchObject({ state: 'open', agent: { name: 'ana' } });
    expect(seen.entries).toEqual(ana.entries.items.toSorted((one, other) => one.seq - other.seq));
    expect(seen.entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['formRequested', 'formSubmitted', 'answerDelivered']),
    );
    expect(await supervisor.client.oversight.observe(conversationId, seen.lastSeq)).toMatchObject({
      entries: [],
      lastSeq: seen.lastSeq,
    });
  });

  verifies('P1', 'sees masks, and of no answer anything else', async () => {
    const { entries } = await supervisor.client.oversight.observe(meeting.conversationId);
    const bytes = Buffer.from(JSON.stringify(entries));
    const values = [...Object.values(cardAnswers), '4242 4242 4242 4242'];
    const planted = values.map((value) => ({ name: 'answer', value }));
    expect(search([{ name: 'what a supervisor is shown', bytes }], planted)).toEqual([]);
    const [submitted] = entries.filter(({ type }) => type === 'formSubmitted');
    expect(submitted).toMatchObject({ masks: { cardNumber: expect.stringContaining('•') as string } });
  });

  it('finds what waits, and what an agent has', async () => {
    const visitor = stage.visitor();
    await visitor.client.start();
    const { oversight } = supervisor.client;
    const waiting = await oversight.listConversations();
    expect(waiting.map((each) => each.conversationId)).toContain(visitor.client.conversationId);
    const { agent } = await oversight.observe(meeting.conversationId);
    const open = await oversight.listConversations(agent?.id);
    expect(open.map((each) => each.conversationId)).toContain(meeting.conversationId);
  });

  verifies(
    'P9',
    'takes part in nothing: each attempt is refused, on the record, and changes nothing',
    async () => {
      const { conversationId } = meeting;
      const waiting = stage.visitor();
      await waiting.client.start();
      const attempts = [
        { type: 'accept', conversationId: waiting.client.conversationId },
        { type: 'send', conversationId, text: 'hello' },
        { type: 'requestForm', conversationId, form: 'card-on-file' },
        { type: 'reveal', conversationId, requestId },
        { type: 'readAudit', conversationId },
      ];
      for (const attempt of attempts) {
        // A socket each: of refusals of one socket the first of a minute is recorded.
        const socket = await rawAgent(stage.runtime, 'sofia');
        await changingNothing(stage.runtime, async () => {
          expect(await socket.ask(attempt)).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
        });
        const [denial] = (await denials(stage.runtime, attempt.type, attempt.conversationId)).slice(-1);
        expect(denial).toMatchObject({ actor: 'overseer', actorId: expect.any(String) as string });
      }
    },
  );

  it('is no agent at the desk: nothing can be handed over to them', async () => {
    const { entries: before } = await supervisor.client.oversight.observe(meeting.conversationId);
    const me = (await supervisor.client.join()).agent.id;
    expect(await refusal(meeting.ana.client.handOver(meeting.conversationId, me))).toBe('ERR_AGENT_AWAY');
    const { entries } = await supervisor.client.oversight.observe(meeting.conversationId);
    expect(entries).toEqual(before);
  });

  it('joins as nothing but a supervisor, without lists of work', async () => {
    expect(await supervisor.client.join()).toMatchObject({ roles: ['supervisor'], waiting: [], own: [] });
  });
});

describe('an auditor', () => {
  it('sees the whole trail of a conversation, in order, and no value in it', async () => {
    const { conversationId } = meeting;
    const records = await auditor.client.oversight.readAudit(conversationId);
    const actions = records.map(({ action }) => action);
    expect(actions.slice(0, 2)).toEqual(['start', 'accept']);
    expect(actions).toEqual(expect.arrayContaining(['requestForm', 'submitForm', 'acknowledgeAnswer']));
    expect(records.flatMap(({ isNot }) => isNot ?? [])).toEqual(['cardNumber']);
    expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).toSorted((a, b) => a - b));
    const bytes = Buffer.from(JSON.stringify(records));
    const planted = Object.values(cardAnswers).map((value) => ({ name: 'answer', value }));
    expect(search([{ name: 'the trail', bytes }], planted)).toEqual([]);
  });

  it('reads on after the last record: of a trail of more than one page nothing is missing or doubled', async () => {
    const { conversationId } = meeting;
    for (let said = 0; said < 90; said += 30) {
      await Promise.all(
        Array.from({ length: 30 }, () => supervisor.client.oversight.observe(conversationId)),
      );
    }
    const all = await auditor.client.oversight.readAudit(conversationId);
    expect(all.length).toBeGreaterThan(90);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const later = await auditor.client.oversight.readAudit(conversationId, all[79]);
    expect(later.slice(0, all.length - 80)).toEqual(all.slice(80));
  });

  it('sees the conversation as a supervisor does', async () => {
    expect(await auditor.client.oversight.observe(meeting.conversationId)).toMatchObject({ state: 'open' });
    expect(await auditor.client.join()).toMatchObject({ roles: ['auditor'] });
  });
});

describe('who looked', () => {
  verifies('P7', 'is on the record for every page that was shown', async () => {
    const other = await stage.meeting(meeting.ana);
    await supervisor.client.oversight.observe(other.conversationId);
    await auditor.client.oversight.readAudit(other.conversationId);
    for (const action of ['observe', 'readAudit']) {
      expect(await looksAt(other.conversationId, action)).toMatchObject([
        { actor: 'overseer', outcome: 'success', actorId: expect.any(String) as string },
      ]);
    }
  });

  it('is recorded before anything is shown: if that fails, nothing is', async () => {
    const socket = await rawAgent(stage.runtime, 'sofia');
    const fault = stage.runtime.traffic.inject({
      caller: 'Oversee',
      operation: 'PutItem',
      kind: 'throttle',
      times: 100,
    });
    const reply = await socket.ask({ type: 'observe', conversationId: meeting.conversationId, afterSeq: 0 });
    fault.remove();
    expect(reply).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
  });

  it('costs one read of the state, one query and one record; the trail one query and one record, a list of some who wait four, one read and one record', async () => {
    const { conversationId } = meeting;
    const socket = await rawAgent(stage.runtime, 'otto');
    const cost = async (request: object) =>
      (await stage.callsOf(() => socket.ask({ ...request }))).map(({ operation }) => operation);
    expect(await cost({ type: 'observe', conversationId, afterSeq: 0 })).toEqual([
      'GetItem',
      'Query',
      'PutItem',
    ]);
    expect(await cost({ type: 'readAudit', conversationId })).toEqual(['Query', 'PutItem']);
    const perShard = Array<string>(4).fill('Query');
    expect(await cost({ type: 'listConversations' })).toEqual([...perShard, 'BatchGetItem', 'PutItem']);
  });
});

test('an agent who is a supervisor too works and oversees over one socket; an agent alone oversees nothing', async () => {
  const lea = await stage.agent('lea');
  expect(await lea.client.join()).toMatchObject({ roles: ['agent', 'supervisor'] });
  const own = await stage.meeting(lea);
  await lea.client.send(own.conversationId, 'hello');
  expect(await lea.client.oversight.observe(meeting.conversationId)).toMatchObject({ state: 'open' });
  expect(await refusal(lea.client.oversight.readAudit(own.conversationId))).toBe('ERR_NOT_ALLOWED');
  const { ana, conversationId } = meeting;
  expect(await refusal(ana.client.oversight.observe(conversationId))).toBe('ERR_NOT_ALLOWED');
});

test('a conversation that does not exist is refused like one that may not be seen', async () => {
  const nowhere = crypto.randomUUID();
  expect(await refusal(supervisor.client.oversight.observe(nowhere))).toBe('ERR_NOT_ALLOWED');
});

verifies('P9', "a supervisor's sign-out ends their sockets, and their sign-in opens no other", async () => {
  const credential = await bearer(stage.runtime, 'sofia');
  const tabs = await Promise.all([1, 2].map(() => RawSocket.open(stage.runtime.webSocketUrl, credential)));
  tabs[0]?.sendText(JSON.stringify({ type: 'signOut', id: crypto.randomUUID() }));
  expect(await Promise.all(tabs.map(({ closed }) => closed))).toEqual([1000, 1000]);
  await expect(RawSocket.open(stage.runtime.webSocketUrl, credential)).rejects.toThrow('401');
});
