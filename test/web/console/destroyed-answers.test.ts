import { describe, expect, test } from 'vitest';
import { defineForm } from '../../../core/fields/form.ts';
import type { Field } from '../../../core/fields/field.ts';
import { memoryKeyStore } from '../../../client/index.ts';
import { Workspace } from '../../../web/console/work/workspace.ts';
import { endings } from '../../client/scene/endings.ts';
import { FakeServer } from '../../client/scene/fake-server.ts';
import { form, formWithPin, testForms } from '../../client/scene/test-forms.ts';

const { note, cvv, pin } = formWithPin.fields as Record<'note' | 'cvv' | 'pin', Field>;

const storages = [
  { kept: 'stored', stored: { note: 'canary' }, published: defineForm({ ...form, fields: { note } }) },
  // The second answer is still on its way: with both the form would be over.
  { kept: 'off the record', stored: {}, published: defineForm({ ...form, fields: { cvv, pin } }) },
  { kept: 'both', stored: { note: 'canary' }, published: form },
];

type Storage = (typeof storages)[number];

/** A workspace with a chat in which a form was answered; what is off the record has come, but for the last of two. */
async function answered({ stored, published }: Storage, hasCome = 'cvv' in published.fields) {
  const server = new FakeServer(published);
  // No claim is confirmed: the answers stay shown for their minute.
  server.intercept = ({ type }) => type === 'confirmViewed' || type === 'enrol';
  const { environment } = server;
  const workspace = new Workspace({
    webSocketUrl: 'wss://a.example/ws',
    environment,
    credential: () => Promise.resolve({ accessToken: 'a.b.c', expiresAt: environment.now() + 3_600_000 }),
    keyStore: memoryKeyStore(),
    forms: testForms,
    isVisible: () => true,
  });
  await environment.until(workspace.start());
  const conversationId = await server.visit();
  await environment.until(workspace.accept(conversationId));
  const chat = workspace.desk.chats.get(conversationId);
  if (!chat) throw new Error('not taken');
  const requestId = await server.requestForm(conversationId);
  await server.submit(conversationId, requestId, stored);
  const relay = () =>
    server.last.push({
      ...{ type: 'answerRelayed', id: crypto.randomUUID(), conversationId, requestId },
      ...{ field: 'cvv', answer: '271' },
    });
  if (hasCome) relay();
  await environment.advance(0);
  const left = () => {
    const form = chat.forms.get(requestId);
    const shown = workspace.answers.shown(requestId).map(({ value }) => value.expose());
    return {
      shown,
      waiting: workspace.answers.waiting(requestId),
      toShow: form && workspace.desk.toShow(form),
    };
  };
  return { server, workspace, chat, requestId, relay, left };
}

const nothing = { shown: [], waiting: [], toShow: [] };

describe.each(storages)('answers: $kept', (storage) => {
  describe.each(endings)('once the form has $name', ({ entry }) => {
    test('nothing waits behind “Show answers once”, and a late relay puts nothing there', async () => {
      const { server, workspace, chat, requestId, relay, left } = await answered(storage);
      expect(left().toShow).toEqual('cvv' in storage.published.fields ? ['cvv'] : []);
      server.forge(chat.id, entry(requestId));
      await server.environment.advance(0);
      expect(left()).toEqual(nothing);
      relay();
      await server.environment.advance(0);
      await server.environment.until(workspace.reveal(chat, requestId));
      expect(left()).toEqual(nothing);
    });

    test('nothing that was on the screen stays there', async () => {
      const { server, workspace, chat, requestId, left } = await answered(storage);
      await server.environment.until(workspace.reveal(chat, requestId));
      expect(left().shown.toSorted()).toEqual([
        ...('cvv' in storage.published.fields ? ['271'] : []),
        ...('note' in storage.stored ? ['canary'] : []),
      ]);
      server.forge(chat.id, entry(requestId));
      expect(left()).toEqual(nothing);
      expect(workspace.answers.coveredUntil(requestId)).toBeUndefined();
    });

    test('answers that were claimed and are on their way are not shown', async () => {
      const { server, workspace, chat, requestId, left } = await answered(storage);
      const { intercept } = server;
      server.intercept = (request, socket) => {
        if (request.type === 'reveal') server.forge(chat.id, entry(requestId));
        return intercept(request, socket);
      };
      const revealed = workspace.reveal(chat, requestId);
      if (!('note' in storage.stored)) server.forge(chat.id, entry(requestId));
      await server.environment.until(revealed);
      expect(left()).toEqual(nothing);
    });
  });
});

test('a view leaves what is on the screen there for its minute', async () => {
  const [, , both] = storages as [Storage, Storage, Storage];
  const { server, workspace, chat, requestId, left } = await answered(both);
  await server.environment.until(workspace.reveal(chat, requestId));
  const before = left();
  const [claim] = server.last.requests('reveal');
  await server.agentDoes(chat.id, { type: 'confirmViewed', requestId, claimId: claim?.id ?? '' });
  expect(chat.forms.get(requestId)).toMatchObject({ end: { outcome: 'viewed' } });
  expect(left()).toEqual(before);
});

test('a code cannot be looked at before its delivery is on the record: until then the visitor can take it back unseen', async () => {
  const [, offTheRecord] = storages as [Storage, Storage, Storage];
  const { server, workspace, chat, requestId, relay, left } = await answered(offTheRecord, false);
  const { intercept } = server;
  server.intercept = (request, socket) => request.type === 'acknowledgeAnswer' || intercept(request, socket);
  relay();
  await server.environment.advance(0);
  await server.environment.until(workspace.reveal(chat, requestId));
  expect(left()).toEqual({ shown: [], waiting: ['cvv'], toShow: [] });
  await server.agentDoes(chat.id, { type: 'acknowledgeAnswer', requestId, field: 'cvv' });
  expect(left().toShow).toEqual(['cvv']);
});
