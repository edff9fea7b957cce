import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { shardOf } from '../../core/domain/sweep.ts';
import type { Conversation, FormRequest } from '../../core/domain/model.ts';
import type { DueForm, Listed } from '../../core/ports.ts';
import {
  answered,
  changing,
  committed,
  met,
  newAgent,
  newEvent,
  newForm,
  newSocket,
  now,
  starting,
} from './examples.ts';
import type { Ports } from './ports.ts';
import { overEachStore } from './stores.ts';

/** Of what is listed, the part that is these conversations. */
function only(conversations: readonly Conversation[], listed: readonly Listed[]): Listed[] {
  const ids = conversations.map(({ conversationId }) => conversationId);
  return listed.filter(({ conversationId }) => ids.includes(conversationId));
}

const listed = ({ conversationId, since }: Conversation): Listed => ({ conversationId, since });

/** Puts these forms into a conversation, and gives those of them that are due. */
async function dueOf(ports: Ports, forms: readonly FormRequest[], shard: string, at: number) {
  const due: DueForm[] = [];
  for await (const form of ports.dueForms.due(shard, at)) due.push(form);
  return due.filter(({ requestId }) => forms.some((form) => form.requestId === requestId));
}

overEachStore((ports) => {
  test('a conversation is read as it was written, and one that nobody started is not there', async () => {
    const conversation = await met(ports());
    expect(await ports().conversations.find(conversation.conversationId)).toEqual(conversation);
    expect(await ports().conversations.find(randomUUID())).toBeUndefined();
  });

  test('a conversation and a form are read together, each if it is there', async () => {
    const { conversation, form } = await answered(ports());
    const { conversationId } = conversation;
    const { conversations } = ports();
    expect(await conversations.findWithForm(conversationId, form.requestId)).toEqual({ conversation, form });
    expect(await conversations.findWithForm(conversationId, randomUUID())).toEqual({
      conversation,
      form: undefined,
    });
    const other = await met(ports());
    expect((await conversations.findWithForm(other.conversationId, form.requestId)).form).toBeUndefined();
    expect(await conversations.findWithForm(randomUUID(), form.requestId)).toEqual({
      conversation: undefined,
      form: undefined,
    });
  });

  test('those who wait are listed, who began first comes first', async () => {
    const [second, first, third] = [
      await committed(ports(), starting({ since: now + 2 })),
      await committed(ports(), starting({ since: now + 1 })),
      await committed(ports(), starting({ since: now + 3 })),
    ];
    const all = [first, second, third, await met(ports())];
    expect(only(all, await ports().lists.waiting())).toEqual([first, second, third].map(listed));
    await committed(ports(), changing(second, { state: 'ended' }));
    await committed(ports(), changing(third, { state: 'open', agent: newAgent() }));
    expect(only(all, await ports().lists.waiting())).toEqual([listed(first)]);
  });

  test('an agent’s own are listed, who began first comes first, until they end or are handed over', async () => {
    const [ana, ben] = [newAgent('Ana'), newAgent('Ben')];
    const open = { state: 'open', agent: ana } as const;
    const [second, first, third] = [
      await committed(ports(), starting({ ...open, since: now + 2 })),
      await committed(ports(), starting({ ...open, since: now + 1 })),
      await committed(ports(), starting({ ...open, since: now + 3 })),
    ];
    const { lists } = ports();
    expect(await lists.of(ana.id)).toEqual([first, second, third].map(listed));
    await committed(ports(), changing(first, { state: 'ended' }));
    await committed(ports(), changing(second, { agent: ben }));
    await committed(ports(), changing(third, { state: 'waiting', agent: undefined }));
    expect([await lists.of(ana.id), await lists.of(ben.id)]).toEqual([[], [listed(second)]]);
  });

  test('the open forms are those that the conversation names and has', async () => {
    const { conversation, form } = await answered(ports());
    const other = newForm(conversation);
    const after = await committed(
      ports(),
      changing(
        conversation,
        { openForms: [form.requestId, other.requestId] },
        { forms: [{ before: undefined, after: other }] },
      ),
    );
    const { lists } = ports();
    const found = await lists.openForms(after);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([form, other]));
    const naming = (...openForms: string[]) => lists.openForms({ ...after, openForms });
    expect([await naming(other.requestId, randomUUID()), await naming()]).toEqual([[other], []]);
  });

  test('a form is due from the moment on at which time has to act on it, until it has an outcome', async () => {
    const { conversation, form, row, agent } = await answered(ports());
    const [shard, expiry] = [shardOf(form.requestId), form.submission?.expiresAt ?? 0];
    const due = (at: number, of = shard) => dueOf(ports(), [form], of, at);
    const { conversationId, requestId } = form;
    expect(await due(expiry - 1)).toEqual([]);
    expect(await due(expiry)).toEqual([{ conversationId, requestId, dueAt: expiry }]);
    expect(await due(expiry, shard === 'a' ? 'b' : 'a')).toEqual([]);
    const request = { claimId: randomUUID(), agentId: agent.id, audit: () => newEvent() };
    await ports().vault.claim(row, request, () => now);
    const lapse = { conversationId, requestId, dueAt: now + 60_000 };
    expect([await due(now + 59_999), await due(now + 60_000)]).toEqual([[], [lapse]]);
    const claimed = (await ports().conversations.findWithForm(conversationId, requestId)).form ?? form;
    const after = { ...claimed, outcome: 'viewed' as const };
    await committed(ports(), changing(conversation, {}, { forms: [{ before: claimed, after }] }));
    expect(await due(expiry)).toEqual([]);
  });

  test('of the forms that are due the one that is so for longest comes first', async () => {
    const conversation = await met(ports());
    const forms = [3, 1, 2].map((openBy) =>
      newForm(conversation, { requestId: `a${randomUUID().slice(1)}`, openBy: now + openBy }),
    );
    const changes = forms.map((after) => ({ before: undefined, after }));
    await committed(ports(), changing(conversation, {}, { forms: changes }));
    const due = await dueOf(ports(), forms, 'a', now + 3);
    expect(due.map(({ dueAt }) => dueAt - now)).toEqual([1, 2, 3]);
  });
});

/** What a socket is added to and taken from, by its side. */
const maps = { visitor: 'visitorSockets', agent: 'agentSockets' } as const;

overEachStore((ports) => {
  test.each(['visitor', 'agent'] as const)(
    'a socket of the %s comes, and those named go: nothing else changes',
    async (role) => {
      const before = await met(ports());
      const [one, other] = [newSocket(), newSocket()];
      const { register, conversations } = ports();
      const [old] = Object.keys(before[maps[role]]);
      await register.addSocket(before, role, one, []);
      await register.addSocket(before, role, other, [old ?? '', newSocket().connectionId]);
      expect(await conversations.find(before.conversationId)).toEqual({
        ...before,
        [maps[role]]: { [one.connectionId]: one.until, [other.connectionId]: other.until },
      });
      await register.forgetSockets(before.conversationId, role, [one.connectionId, 'unknown']);
      expect(await conversations.find(before.conversationId)).toEqual({
        ...before,
        [maps[role]]: { [other.connectionId]: other.until },
      });
    },
  );

  test('a socket that comes is there once, with its new end, even if it is named as one that goes', async () => {
    const before = await met(ports());
    const socket = newSocket();
    await ports().register.addSocket(before, 'agent', socket, []);
    const renewed = { ...socket, until: socket.until + 1 };
    await ports().register.addSocket(before, 'agent', renewed, [socket.connectionId]);
    expect((await ports().conversations.find(before.conversationId))?.agentSockets).toEqual({
      ...before.agentSockets,
      [socket.connectionId]: renewed.until,
    });
  });

  test('several sockets go at once', async () => {
    const before = await met(ports());
    const [one, other] = [newSocket(), newSocket()];
    const { register, conversations } = ports();
    for (const socket of [one, other]) await register.addSocket(before, 'visitor', socket, []);
    const gone = [one.connectionId, other.connectionId];
    await register.forgetSockets(before.conversationId, 'visitor', gone);
    expect(await conversations.find(before.conversationId)).toEqual(before);
  });

  test('nobody’s socket comes but that of who takes part', async () => {
    const { register, conversations } = ports();
    const open = await met(ports());
    const waiting = await committed(ports(), starting());
    const wrong = [
      ['visitor', { ...open, visitorHash: 'hash of another' }],
      ['agent', { ...open, agent: newAgent() }],
      ['agent', { ...open, agent: undefined }],
      ['agent', waiting],
      ['agent', { ...waiting, agent: newAgent() }],
      ['visitor', { ...open, conversationId: randomUUID() }],
    ] as const;
    for (const [role, conversation] of wrong)
      await expect(register.addSocket(conversation, role, newSocket(), [])).rejects.toThrow();
    expect(await conversations.find(open.conversationId)).toEqual(open);
    expect(await conversations.find(waiting.conversationId)).toEqual(waiting);
  });

  test('to forget a socket starts no conversation', async () => {
    const conversationId = randomUUID();
    await expect(ports().register.forgetSockets(conversationId, 'agent', ['gone'])).rejects.toThrow();
    expect(await ports().conversations.find(conversationId)).toBeUndefined();
  });
});
