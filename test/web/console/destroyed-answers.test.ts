import { describe, expect, test, vi } from 'vitest';
import { memoryKeyStore } from '../../../client/index.ts';
import { Workspace } from '../../../web/console/work/workspace.ts';
import { endings } from '../../client/endings.ts';
import { FakeServer } from '../../client/old-fake-server.ts';

vi.mock('../../../forms/index.ts', async () => ({
  forms: [(await import('../../brand/card-on-file.ts')).cardOnFileForm],
}));

const storages = [
  { kept: 'stored', masks: { note: '[provided]' }, offTheRecord: [] },
  { kept: 'off the record', masks: {}, offTheRecord: ['cvv', 'pin'] },
  { kept: 'both', masks: { note: '[provided]' }, offTheRecord: ['cvv'] },
];

interface Storage {
  readonly masks: object;
  readonly offTheRecord: readonly string[];
}

/** A workspace with a chat in which a form was answered; what is off the record has come, but for the last of two. */
async function answered({ masks, offTheRecord }: Storage) {
  const server = new FakeServer();
  server.form = { name: 'card-on-file', version: 1, hash: '0'.repeat(64) };
  // No claim is confirmed: the answers stay shown for their minute.
  server.intercept = ({ type }) => type === 'confirmViewed' || type === 'enrol';
  const { environment } = server;
  const workspace = new Workspace({
    webSocketUrl: 'wss://a.example/ws',
    environment,
    credential: () => Promise.resolve({ accessToken: 'a.b.c', expiresAt: environment.now() + 3_600_000 }),
    keyStore: memoryKeyStore(),
    isVisible: () => true,
  });
  await environment.until(workspace.start());
  const conversationId = crypto.randomUUID();
  server.add(conversationId, { type: 'started' });
  await environment.until(workspace.accept(conversationId));
  const chat = workspace.chats.get(conversationId);
  if (!chat) throw new Error('not taken');
  const requestId = server.requestForm(conversationId);
  const consent = server.receipt(requestId);
  const expiresAt = Number.MAX_SAFE_INTEGER;
  server.add(conversationId, { type: 'formSubmitted', requestId, masks, offTheRecord, consent, expiresAt });
  server.held.set(requestId, { answers: { note: 'canary' } });
  const relay = () =>
    server.last.push({
      ...{ type: 'answerRelayed', id: crypto.randomUUID(), conversationId, requestId },
      ...{ field: 'cvv', answer: '271' },
    });
  if (offTheRecord.length > 0) relay();
  await environment.advance(0);
  const left = () => {
    const form = chat.forms.get(requestId);
    const shown = workspace.answers.shown(requestId).map(({ value }) => value.expose());
    return { shown, waiting: workspace.answers.waiting(requestId), toShow: form && workspace.toShow(form) };
  };
  return { server, workspace, chat, requestId, relay, left };
}

const nothing = { shown: [], waiting: [], toShow: [] };

describe.each(storages)('answers: $kept', (storage) => {
  describe.each(endings)('once the form has $name', ({ entry }) => {
    test('nothing waits behind “Show answers once”, and a late relay puts nothing there', async () => {
      const { server, workspace, chat, requestId, relay, left } = await answered(storage);
      expect(left().toShow).toEqual(storage.offTheRecord.slice(0, 1));
      server.add(chat.id, entry(requestId));
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
        ...(storage.offTheRecord.length > 0 ? ['271'] : []),
        ...('note' in storage.masks ? ['canary'] : []),
      ]);
      server.add(chat.id, entry(requestId));
      expect(left()).toEqual(nothing);
      expect(workspace.answers.coveredUntil(requestId)).toBeUndefined();
    });

    test('answers that were claimed and are on their way are not shown', async () => {
      const { server, workspace, chat, requestId, left } = await answered(storage);
      const { intercept } = server;
      server.intercept = (request, socket) => {
        if (request.type === 'reveal') server.add(chat.id, entry(requestId));
        return intercept(request, socket);
      };
      const revealed = workspace.reveal(chat, requestId);
      if (!('note' in storage.masks)) server.add(chat.id, entry(requestId));
      await server.environment.until(revealed);
      expect(left()).toEqual(nothing);
    });
  });

  test('a view leaves what is on the screen there for its minute', async () => {
    const { server, workspace, chat, requestId, left } = await answered(storage);
    await server.environment.until(workspace.reveal(chat, requestId));
    const before = left();
    server.add(chat.id, { type: 'viewed', requestId, by: server.agent });
    expect(left()).toEqual(before);
  });
});

test('a code cannot be looked at before its delivery is on the record: until then the visitor can take it back unseen', async () => {
  const { server, workspace, chat, requestId, relay, left } = await answered({ masks: {}, offTheRecord: [] });
  const form = chat.forms.get(requestId);
  if (!form) throw new Error('no form');
  const { intercept } = server;
  server.intercept = (request, socket) => request.type === 'acknowledgeAnswer' || intercept(request, socket);
  relay();
  await server.environment.advance(0);
  await server.environment.until(workspace.reveal(chat, requestId));
  expect(left()).toEqual({ shown: [], waiting: ['cvv'], toShow: [] });
  server.add(chat.id, { type: 'answerDelivered', requestId, field: 'cvv' });
  expect(left().toShow).toEqual(['cvv']);
});
