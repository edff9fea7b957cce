import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { shardOf } from '../../core/domain/sweep/sweep.ts';
import type { Conversation, FormRequest } from '../../core/domain/model.ts';
import type { DueForm, Listed, ParticipantSocket } from '../../core/ports.ts';
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

/** All who wait, page by page. */
async function everyWaiting({ lists }: Ports): Promise<Listed[]> {
  const all: Listed[] = [];
  let after: Listed | undefined;
  do {
    const page = await lists.waiting(after);
    all.push(...page.conversations.map(({ conversationId, since }) => ({ conversationId, since })));
    after = page.next;
  } while (after);
  return all;
}

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
    expect(only(all, await everyWaiting(ports()))).toEqual([first, second, third].map(listed));
    await committed(ports(), changing(second, { state: 'ended' }));
    await committed(ports(), changing(third, { state: 'open', agent: newAgent() }));
    expect(only(all, await everyWaiting(ports()))).toEqual([listed(first)]);
  });

  test('more than fit into a page are listed page by page, each once, also those of the same moment', async () => {
    const since = now + 1_000_000;
    // A visitor chooses the id, and so the partition of the index.
    const started = Array.from({ length: 250 }, (_, index) =>
      starting({ since: since + Math.floor(index / 3), conversationId: `a${randomUUID().slice(1)}` }),
    );
    for (const change of started) await committed(ports(), change);
    const all = started.map(({ after }) => after);
    const found = only(all, await everyWaiting(ports()));
    const byAge = all.map(listed).toSorted((one, other) => one.since - other.since);
    expect(found.map((each) => each.since)).toEqual(byAge.map((each) => each.since));
    expect(new Set(found.map(({ conversationId }) => conversationId)).size).toBe(250);
    for (const { after } of started) await committed(ports(), changing(after, { state: 'ended' }));
  });

  test('with those who wait it is said when their visitors were there last', async () => {
    const conversation = await committed(ports(), starting());
    const { conversationId, visitorHash: owner } = conversation;
    const seen = async () => {
      for (let after: Listed | undefined; ;) {
        const { conversations, next } = await ports().lists.waiting(after);
        const found = conversations.find((each) => each.conversationId === conversationId);
        if (found || !next) return found?.seenAt;
        after = next;
      }
    };
    expect(await seen()).toBeUndefined();
    const { register } = ports();
    await register.add(conversationId, [{ ...newSocket(), owner }], now + 5);
    expect(await seen()).toBe(now + 5);
    await register.add(conversationId, [{ ...newSocket(), owner: 'an agent' }]);
    expect((await register.find(conversationId)).seenAt).toBe(now + 5);
  });

  test('starts are noted up to a limit, and again once some are forgotten', async () => {
    const { starts } = ports();
    const starter = `visitor ${randomUUID()}`;
    const start = (at: number) => ({ conversationId: randomUUID(), at });
    const [one, other] = [start(now), start(now + 1)];
    expect(await starts.note(starter, one, 2)).toBeUndefined();
    expect(await starts.note(starter, other, 2)).toBeUndefined();
    const noted = await starts.note(starter, start(now + 2), 2);
    expect(noted?.toSorted((a, b) => a.at - b.at)).toEqual([one, other]);
    expect(await starts.note(`visitor ${randomUUID()}`, one, 2)).toBeUndefined();
    await starts.forget(starter, [one]);
    expect(await starts.note(starter, start(now + 3), 2)).toBeUndefined();
    await starts.forget(starter, [start(now)]);
    expect(await starts.note(starter, start(now + 4), 2)).toHaveLength(2);
  });

  test('of starts at the same moment no more are noted than may be', async () => {
    const starter = `client ${randomUUID()}`;
    const start = () => ({ conversationId: randomUUID(), at: now });
    const noted = await Promise.all(
      Array.from({ length: 8 }, () => ports().starts.note(starter, start(), 5)),
    );
    expect(noted.filter((each) => each === undefined)).toHaveLength(5);
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
    const after = { ...claimed, outcome: 'viewed' as const, lookAt: undefined };
    await committed(ports(), changing(conversation, {}, { forms: [{ before: claimed, after }] }));
    expect(await due(expiry)).toEqual([]);
  });

  test('a look is put off as long as it and the claim are as they were read', async () => {
    const { form, row, agent } = await answered(ports());
    const { conversationId, requestId, lookAt = 0 } = form;
    const { dueForms, conversations, vault } = ports();
    const kept = async () => (await conversations.findWithForm(conversationId, requestId)).form?.lookAt;
    await dueForms.putOff(form, lookAt + 1);
    expect(await kept()).toBe(lookAt + 1);
    await dueForms.putOff(form, lookAt + 2);
    expect(await kept()).toBe(lookAt + 1);
    const request = { claimId: randomUUID(), agentId: agent.id, audit: () => newEvent() };
    await vault.claim(row, request, () => now);
    await dueForms.putOff({ ...form, lookAt: now + 60_000 }, lookAt + 3);
    expect(await kept()).toBe(now + 60_000);
    const claimed = (await conversations.findWithForm(conversationId, requestId)).form ?? form;
    await dueForms.putOff(claimed, lookAt + 4);
    expect(await kept()).toBe(lookAt + 4);
    const nowhere = { ...form, requestId: randomUUID() };
    await dueForms.putOff(nowhere, lookAt);
    expect((await conversations.findWithForm(conversationId, nowhere.requestId)).form).toBeUndefined();
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

/** Sockets in one order, for a set has none. */
const inOrder = (sockets: readonly ParticipantSocket[]) =>
  sockets.toSorted((one, other) => (one.connectionId < other.connectionId ? -1 : 1));

overEachStore((ports) => {
  test('sockets come, each once, and those named go; the conversation stays as it is', async () => {
    const before = await met(ports());
    const { conversationId, visitorHash, agent } = before;
    const [one, other, third] = [visitorHash, visitorHash, agent?.id ?? ''].map((owner) => ({
      ...newSocket(),
      owner,
    })) as [ParticipantSocket, ParticipantSocket, ParticipantSocket];
    const { register, conversations } = ports();
    expect((await register.find(conversationId)).sockets).toEqual([]);
    expect(await register.add(conversationId, [one])).toEqual([one]);
    const all = inOrder([one, other, third]);
    expect(inOrder(await register.add(conversationId, [other, third, one]))).toEqual(all);
    expect(inOrder((await register.find(conversationId)).sockets)).toEqual(all);
    await register.forget(conversationId, [one, third, { ...other, owner: 'somebody else' }]);
    expect((await register.find(conversationId)).sockets).toEqual([other]);
    await register.forget(conversationId, [other]);
    expect((await register.find(conversationId)).sockets).toEqual([]);
    expect(await conversations.find(conversationId)).toEqual(before);
  });

  test('of sockets that come at once none is lost', async () => {
    const { conversationId, visitorHash: owner } = await met(ports());
    const sockets = Array.from({ length: 5 }, () => ({ ...newSocket(), owner }));
    await Promise.all(sockets.map((socket) => ports().register.add(conversationId, [socket])));
    expect(inOrder((await ports().register.find(conversationId)).sockets)).toEqual(inOrder(sockets));
  });

  test('to forget a socket of which nothing is known is no error, and leaves nothing', async () => {
    const conversationId = randomUUID();
    await ports().register.forget(conversationId, [{ ...newSocket(), owner: 'nobody' }]);
    expect((await ports().register.find(conversationId)).sockets).toEqual([]);
    expect(await ports().conversations.find(conversationId)).toBeUndefined();
  });
});
