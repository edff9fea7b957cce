import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../core/ports.ts';
import { allEntries, everything } from './everything.ts';
import {
  answered,
  changing,
  committed,
  met,
  newAgent,
  newEvent,
  newForm,
  newRow,
  newSocket,
  newSubmission,
  now,
  starting,
} from './examples.ts';
import type { Ports } from './ports.ts';
import { overEachStore } from './stores.ts';

type Scene = Awaited<ReturnType<typeof answered>>;

/** The agent has viewed the answers: the form has its outcome, and the row goes. */
function viewing({ conversation, form, row }: Scene): Change {
  return changing(
    conversation,
    { openForms: [] },
    {
      forms: [{ before: form, after: { ...form, revision: conversation.seq + 1, outcome: 'viewed' } }],
      vault: [{ type: 'delete', conversationId: row.conversationId, requestId: row.requestId }],
    },
  );
}

/** What stands against a change: each does it, and gives the change that is lost by it. */
const obstacles: Record<string, (ports: Ports, scene: Scene) => Promise<Change> | Change> = {
  'another entry was first': async (ports, scene) => {
    await committed(ports, changing(scene.conversation));
    return viewing(scene);
  },
  'it has been committed before': async (ports, scene) => {
    const change = viewing(scene);
    await committed(ports, change);
    return change;
  },
  'the answers were claimed': async ({ vault }, scene) => {
    const request = { claimId: randomUUID(), agentId: scene.agent.id, audit: () => newEvent() };
    await vault.claim(scene.row, request, () => now);
    return viewing(scene);
  },
  'the form was claimed otherwise than was read': async ({ vault }, scene) => {
    const request = { claimId: randomUUID(), agentId: scene.agent.id, audit: () => newEvent() };
    await vault.claim(scene.row, request, () => now);
    const claim = { id: randomUUID(), agentId: scene.agent.id, at: now, lapsesAt: now + 1 };
    return viewing({ ...scene, form: { ...scene.form, claim } });
  },
  'a claim that was read is not there': (_, scene) => {
    const claim = { id: randomUUID(), agentId: scene.agent.id, at: now, lapsesAt: now + 1 };
    return viewing({ ...scene, form: { ...scene.form, claim } });
  },
  'the form has another revision': (_, scene) =>
    viewing({ ...scene, form: { ...scene.form, revision: scene.form.revision - 1 } }),
  'the form is not there': (_, scene) => viewing({ ...scene, form: newForm(scene.conversation) }),
  'the conversation is not there': (_, scene) => {
    const conversation = { ...scene.conversation, conversationId: randomUUID() };
    return changing(conversation);
  },
  'there is a conversation of this id': (_, { conversation: { conversationId } }) => {
    return { ...starting({ conversationId, seq: 9 }) };
  },
  'there is an entry of this number': (_, scene) => {
    const change = viewing(scene);
    return { ...change, entry: { ...change.entry, seq: 1 } };
  },
  'there is a form of this id': (_, scene) => {
    const after = { ...scene.form, openBy: now };
    return changing(scene.conversation, {}, { forms: [{ before: undefined, after }] });
  },
  'there is a row of this id': (_, { conversation, row }) => {
    const other = { ...row, ciphertext: new Uint8Array([7]) };
    return changing(conversation, {}, { vault: [{ type: 'put', row: other }] });
  },
  'there is a record of this time and id': async ({ audit }, scene) => {
    const change = viewing(scene);
    await audit.put(change.audit);
    return change;
  },
};

overEachStore((ports, loseAnswer) => {
  test('a conversation that is started is there with its entry and its record', async () => {
    const change = starting();
    const { conversationId } = change.after;
    expect(await ports().journal.commit(change)).toBe('committed');
    expect(await everything(ports(), conversationId)).toEqual({
      conversation: change.after,
      forms: [],
      rows: [],
      entries: [change.entry],
      records: [{ ...change.audit, conversationId: undefined }],
    });
  });

  test('a change is there with its entry, its form, its row and its record', async () => {
    const before = await met(ports());
    const form = newForm(before, { openedAt: now, submission: newSubmission(), delivered: ['word'] });
    const row = newRow(form);
    const change = changing(
      before,
      { openForms: [form.requestId], asked: { agent: { ssn: now + 1 } } },
      { forms: [{ before: undefined, after: form }], vault: [{ type: 'put', row }] },
    );
    expect(await ports().journal.commit(change)).toBe('committed');
    const { entries, records, ...kept } = await everything(ports(), before.conversationId, form.requestId);
    expect(kept).toEqual({ conversation: change.after, forms: [form], rows: [row] });
    expect([entries.at(-1), records.find(({ id }) => id === change.audit.id)]).toEqual([
      change.entry,
      { ...change.audit, conversationId: undefined },
    ]);
  });

  test('a form that ends takes its row along, and keeps what the change does not say', async () => {
    const scene = await answered(ports());
    const { conversation, form } = scene;
    expect(await ports().journal.commit(viewing(scene))).toBe('committed');
    const { forms, rows } = await everything(ports(), conversation.conversationId, form.requestId);
    expect([forms, rows]).toEqual([
      [{ ...form, revision: conversation.seq + 1, outcome: 'viewed' }],
      [undefined],
    ]);
  });

  test('an end acts on every form at once, whether or not the vault holds a row of it', async () => {
    const { conversation, form } = await answered(ports());
    const { conversationId } = conversation;
    const other = newForm(conversation);
    const two = await committed(
      ports(),
      changing(conversation, {}, { forms: [{ before: undefined, after: other }] }),
    );
    const ended = [form, other].map((before) => ({
      before,
      after: { ...before, outcome: 'ended' as const },
    }));
    const vault = [form, other].map(({ requestId }) => ({
      type: 'delete' as const,
      conversationId,
      requestId,
    }));
    await committed(ports(), changing(two, { state: 'ended' }, { forms: ended, vault }));
    const { forms, rows } = await everything(ports(), conversationId, form.requestId, other.requestId);
    expect(forms.map((each) => each?.outcome)).toEqual(['ended', 'ended']);
    expect(rows).toEqual([undefined, undefined]);
  });

  test('a hand-over changes the agent, and sockets that come and go meanwhile lose no change', async () => {
    const before = await met(ports());
    const receiver = newAgent();
    await ports().register.add(before.conversationId, [{ ...newSocket(), owner: receiver.id }]);
    await committed(ports(), changing(before, { agent: receiver }));
    expect(await ports().conversations.find(before.conversationId)).toMatchObject({ agent: receiver });
  });

  test('what a change takes away is away, whether it is said to be nothing or not said', async () => {
    const before = await met(ports());
    const waiting = await committed(ports(), changing(before, { state: 'waiting', agent: undefined }));
    expect(await ports().conversations.find(before.conversationId)).toEqual(waiting);
    const again = await committed(ports(), changing(waiting, { state: 'open', agent: before.agent }));
    const after = { ...waiting, seq: again.seq + 1 };
    delete after.agent;
    await committed(ports(), { ...changing(again), after });
    expect(await ports().conversations.find(before.conversationId)).toEqual(after);
  });

  test('a claim stays as it was made, whatever a change says of it', async () => {
    const { conversation, form, row, agent } = await answered(ports());
    const request = { claimId: randomUUID(), agentId: agent.id, audit: () => newEvent() };
    await ports().vault.claim(row, request, () => now);
    const { conversationId, requestId } = form;
    const claimed = (await ports().conversations.findWithForm(conversationId, requestId)).form ?? form;
    const revision = conversation.seq + 1;
    const { lookAt } = claimed;
    const after = { ...form, lookAt, revision, claim: { id: 'other', agentId: 'other', at: 1, lapsesAt: 2 } };
    await committed(ports(), changing(conversation, {}, { forms: [{ before: claimed, after }] }));
    const kept = await ports().conversations.findWithForm(conversationId, requestId);
    expect(kept.form).toEqual({ ...claimed, revision });
  });

  test.each(['before', 'after'] as const)(
    'a change that had no answer, %s it took effect, is there once',
    async (when) => {
      const before = await met(ports());
      const change = changing(before);
      loseAnswer(when);
      expect(await ports().journal.commit(change)).toBe(when === 'before' ? 'committed' : 'lost');
      expect(await ports().conversations.find(before.conversationId)).toEqual(change.after);
      expect((await allEntries(ports(), before.conversationId)).slice(-1)).toEqual([change.entry]);
    },
  );

  describe('a change is lost, and nothing of it happens, when', () => {
    test.each(Object.entries(obstacles))('%s', async (_, meets) => {
      const scene = await answered(ports());
      const change = await meets(ports(), scene);
      const ids = [scene.conversation.conversationId, scene.form.requestId] as const;
      const before = await everything(ports(), ...ids);
      expect(await ports().journal.commit(change)).toBe('lost');
      expect(await everything(ports(), ...ids)).toEqual(before);
      const elsewhere = await ports().conversations.find(change.after.conversationId);
      expect(elsewhere?.conversationId).toBe(change.after.conversationId === ids[0] ? ids[0] : undefined);
    });
  });
});
