import { expect, test } from 'vitest';
import { stageOf } from '../../../core/conversation/standing.ts';
import type { Field } from '../../../core/fields/field.ts';
import { defineForm, type Form } from '../../../core/fields/form.ts';
import type { EntryOf, Request } from '../../../core/protocol/index.ts';
import type { Asking, FakeServer } from '../../client/scene/fake-server.ts';
import { form as testForm, formWithPin, sealedForm } from '../../client/scene/test-forms.ts';
import { otherSubmission } from '../../scenario/stage/other-program.ts';
import { work } from './at-work.ts';

/** The visitor sends the security code. */
const relay = (server: FakeServer, conversationId: string, requestId: string) =>
  server.visitorDoes(conversationId, { type: 'relayAnswer', requestId, field: 'cvv', answer: '123' });

test('what a visitor says in a chat that is not looked at counts as unread, until it is', async () => {
  const { server, environment, workspace, take, hide, see } = await work();
  const [one, other] = [await take(), await take()];
  await server.say(one.id, 'hello');
  await server.say(one.id, 'anybody?');
  await server.say(other.id, 'seen at once');
  await environment.advance(0);
  expect([one.unread, other.unread]).toEqual([2, 0]);
  workspace.desk.select(one.id);
  expect(one.unread).toBe(0);
  hide();
  await server.say(one.id, 'while the page is hidden');
  await environment.advance(0);
  expect(one.unread).toBe(1);
  see();
  workspace.desk.readSelected();
  expect(one.unread).toBe(0);
});

test('a message stands as being sent until the server has it, or says why not', async () => {
  const { environment, workspace, take, refuse } = await work();
  const chat = await take();
  const sent = workspace.send(chat, 'hello');
  expect(chat.outgoing).toMatchObject([{ text: 'hello' }]);
  await environment.until(sent);
  expect([chat.outgoing, chat.lastMessage?.entry.text]).toEqual([[], 'hello']);
  refuse('send', 'ERR_NOT_ALLOWED');
  await environment.until(workspace.send(chat, 'again'));
  expect(chat.outgoing).toMatchObject([{ text: 'again', failed: 'ERR_NOT_ALLOWED' }]);
  workspace.discard(chat, chat.outgoing[0]?.key ?? '');
  expect(chat.outgoing).toEqual([]);
});

test('what was asked for is not asked for again before it is answered', async () => {
  const { server, environment, workspace, take } = await work();
  const chat = await take();
  const id = crypto.randomUUID();
  const asked: Request['type'][] = [];
  server.intercept = ({ type }) => asked.push(type) > 0;
  const ask = async () => {
    void workspace.requestForm(chat, 'test');
    void workspace.accept(id);
    await environment.advance(0);
  };
  await ask();
  await ask();
  expect(asked).toEqual(['requestForm', 'accept']);
  expect([workspace.isSendingForm(chat, 'test'), workspace.attempts.pending.has(id)]).toEqual([true, true]);
  workspace.close();
  await environment.advance(0);
  expect(workspace.attempts.pending.size).toBe(0);
});

test('a chat that was asked for is not shown to an agent who has turned to another meanwhile', async () => {
  const { server, environment, workspace, take } = await work();
  const chat = await take();
  const held: (() => void)[] = [];
  server.intercept = (request, socket) =>
    request.type === 'accept' && held.push(() => server.handle(request, socket)) > 0;
  const accept = async (meanwhile: () => unknown) => {
    const id = await server.visit();
    const accepting = workspace.accept(id);
    await environment.advance(0);
    await meanwhile();
    held.shift()?.();
    return { id, isShown: await environment.until(accepting) };
  };
  const chosen = await accept(() => workspace.desk.select(chat.id));
  expect([chosen.isShown, workspace.desk.selected]).toEqual([false, chat.id]);
  expect(workspace.desk.chats.has(chosen.id)).toBe(true);
  const written = await accept(() => workspace.typing(chat));
  expect([written.isShown, workspace.desk.selected]).toEqual([false, chat.id]);
  const waited = await accept(() => undefined);
  expect([waited.isShown, workspace.desk.selected]).toEqual([true, waited.id]);
});

test('who signs out everywhere is not kept waiting for a server that cannot be reached', async () => {
  const { server, environment, workspace } = await work();
  server.admit = (socket) => socket.cut();
  server.last.cut();
  const signedOut = workspace.signOut(true);
  await environment.advance(11_000);
  expect(await signedOut).toBe(false);
  expect(workspace.desk.isClosed).toBe(true);
  const other = await work();
  const heard = other.workspace.signOut(true);
  expect(await other.environment.until(heard)).toBe(true);
});

test('a reveal shows what is stored and what has come, once; a refused one shows nothing and says why', async () => {
  const { server, environment, workspace, take } = await work();
  const chat = await take();
  await environment.until(workspace.requestForm(chat, 'test'));
  const [requestId = ''] = chat.forms.keys();
  await server.submit(chat.id, requestId, { note: 'canary' });
  await relay(server, chat.id, requestId);
  await environment.advance(0);
  expect(workspace.answers.waiting(requestId)).toEqual(['cvv']);
  await environment.until(workspace.reveal(chat, requestId));
  const shown = workspace.answers.shown(requestId).map(({ field, value }) => [field, value.expose()]);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['note', 'canary'],
      ['cvv', '123'],
    ]),
  );
  workspace.answers.painted(requestId);
  await environment.advance(0);
  expect(chat.forms.get(requestId)).toMatchObject({
    end: { outcome: 'viewed' },
    viewed: { by: server.agent },
  });
  workspace.answers.clear();
  const again = await server.requestForm(chat.id);
  await server.submit(chat.id, again, { note: 'canary' });
  await environment.advance(0);
  await server.agentDoes(chat.id, { type: 'reveal', requestId: again });
  await environment.until(workspace.reveal(chat, again));
  expect(workspace.answers.shown(again)).toEqual([]);
  expect(workspace.attempts.refusal).toMatchObject({ code: 'ERR_ALREADY_VIEWED', requestId: again });
  void workspace.reveal(chat, again);
  expect(workspace.attempts.refusal).toBeUndefined();
});

test('answers are here once they can be shown: stored ones at once, others when they have come', async () => {
  const { server, environment, workspace, take } = await work();
  const chat = await take();
  const answered = async (published: Form, stored: Record<string, string>) => {
    server.forms = [published];
    const requestId = await server.requestForm(chat.id);
    await server.submit(chat.id, requestId, stored);
    await environment.advance(0);
    return requestId;
  };
  const hasAnswers = (requestId: string) => workspace.hasAnswers(chat.forms.get(requestId)!);
  expect(hasAnswers(await answered(testForm, { note: 'canary' }))).toBe(true);
  const { cvv } = testForm.fields as Record<'cvv', Field>;
  const requestId = await answered(defineForm({ ...testForm, fields: { cvv } }), {});
  expect(hasAnswers(requestId)).toBe(false);
  await relay(server, chat.id, requestId);
  await environment.advance(0);
  expect(hasAnswers(requestId)).toBe(true);
});

test('a chat of this agent’s does not wait, though a list that is older says so', async () => {
  const { server, environment, workspace, take } = await work();
  const { id: conversationId } = await take();
  const waiting = [{ conversationId, since: environment.now() }];
  const joined = {
    type: 'joined' as const,
    agent: server.agent,
    roles: ['agent' as const],
    waiting,
    own: [],
  };
  server.intercept = ({ type, id }, socket) => {
    if (type === 'join') socket.push({ ...joined, id });
    return type === 'join';
  };
  await environment.advance(5_000);
  expect(workspace.desk.waiting).toEqual([]);
  await server.agentDoes(conversationId, { type: 'handOver' });
  await environment.advance(5_000);
  expect(workspace.desk.waiting).toEqual(waiting);
  await server.agentDoes(conversationId, { type: 'accept' }, server.colleague);
  await server.agentDoes(conversationId, { type: 'handOver', to: server.agent.id });
  await environment.advance(0);
  expect(workspace.desk.waiting).toEqual([]);
});

test('a page that is older than a sealed form claims nothing: it says so, and the answers stay', async () => {
  const { server, environment, workspace, take, recipient } = await work();
  const chat = await take();
  await expect.poll(() => environment.advance(0).then(() => workspace.key.isReady)).toBe(true);
  const asking = { type: 'requestForm', form: sealedForm.name, recipient: recipient() } as const;
  const requested = (await server.agentDoes(chat.id, asking)) as EntryOf<'formRequested'>;
  const { requestId } = requested;
  const masks = { note: '[provided]' };
  const submission = await otherSubmission(requested, sealedForm, { note: 'canary' }, masks);
  await server.visitorDoes(chat.id, submission as Asking);
  const relay = { id: crypto.randomUUID(), conversationId: chat.id, requestId, field: 'cvv', sealed: 'AAAA' };
  server.last.push({ type: 'answerRelayed', ...relay });
  await expect
    .poll(() => environment.advance(0).then(() => workspace.attempts.refusal))
    .toEqual({ code: 'ERR_SEALED_FORM', conversationId: chat.id, requestId });
  workspace.attempts.refuse(undefined);
  await environment.until(workspace.reveal(chat, requestId));
  expect(workspace.attempts.refusal).toMatchObject({ code: 'ERR_SEALED_FORM', requestId });
  const form = chat.forms.get(requestId);
  expect(form && [stageOf(form), workspace.canRead(form)]).toEqual(['held', true]);
  const types = server.last.received.map(({ type }) => type);
  expect(types).not.toContain('reveal');
  expect(types).not.toContain('discardForm');
});

test('answers that came unsealed and do not open say so, and can be asked for again', async () => {
  const { server, environment, workspace, take } = await work();
  const chat = await take();
  const requestId = await server.requestForm(chat.id, formWithPin.name);
  await server.submit(chat.id, requestId, { note: 'canary' });
  await environment.advance(0);
  await environment.until(workspace.reveal(chat, requestId));
  const form = chat.forms.get(requestId);
  if (!form) throw new Error('not asked for');
  expect([workspace.unopened.get(requestId), workspace.canRead(form)]).toEqual(['ERR_SEALED_KEY', false]);
  void workspace.askAgain(chat, form);
  await environment.advance(0);
  const types = server.last.received.map(({ type }) => type);
  expect(types).toContain('requestForm');
  expect(types).not.toContain('discardForm');
});

test('who signs out leaves no answer on the screen while the server is waited for', async () => {
  const { server, environment, workspace, take } = await work();
  const chat = await take();
  const requestId = await server.requestForm(chat.id);
  await server.submit(chat.id, requestId, { note: 'canary' });
  await environment.advance(0);
  await relay(server, chat.id, requestId);
  await environment.advance(0);
  workspace.answers.look(requestId);
  expect(workspace.answers.shown(requestId)).toHaveLength(1);
  void workspace.signOut(true);
  expect([workspace.desk.isClosed, workspace.answers.shown(requestId)]).toEqual([false, []]);
});

test('answers go with their chat: ended, or handed over', async () => {
  const { server, environment, workspace, take } = await work();
  for (const type of ['end', 'handOver'] as const) {
    const chat = await take();
    const requestId = await server.requestForm(chat.id);
    await server.submit(chat.id, requestId, { note: 'canary' });
    await environment.advance(0);
    await relay(server, chat.id, requestId);
    await environment.advance(0);
    workspace.answers.look(requestId);
    expect(workspace.answers.shown(requestId)).toHaveLength(1);
    await server.agentDoes(chat.id, { type });
    await environment.advance(0);
    expect(workspace.answers.shown(requestId)).toEqual([]);
    expect(chat.state).toBe(type === 'end' ? 'ended' : 'away');
  }
});

test('a chat that was taken off the list and comes back has its past', async () => {
  const { server, environment, workspace, take } = await work();
  const { id } = await take();
  await server.say(id, 'said before');
  const chat = workspace.desk.chats.get(id);
  if (!chat) throw new Error('not taken');
  await environment.until(workspace.handOver(chat));
  workspace.dismiss(chat);
  expect(workspace.desk.chats.size).toBe(0);
  await environment.until(workspace.accept(id));
  expect(workspace.desk.chats.get(id)?.lines.map(({ entry }) => entry.type)).toEqual([
    'started',
    'accepted',
    'messageSent',
    'handedOver',
    'accepted',
  ]);
});

test('a server that cannot be reached is told apart from a connection that was lost, and tried again on request', async () => {
  const { server, environment, workspace } = await work();
  server.admit = (socket) => socket.cut();
  server.last.cut();
  expect(workspace.isUnreachable).toBe(false);
  let told = false;
  const stop = workspace.changes.subscribe(() => (told ||= workspace.isUnreachable));
  await environment.advance(60_000);
  stop();
  expect([workspace.desk.connection, workspace.isUnreachable, told]).toEqual(['connecting', true, true]);
  server.admit = (socket) => server.admitNow(socket);
  expect(workspace.handshakes.isTrying).toBe(false);
  workspace.checkNow();
  await environment.advance(0);
  expect([workspace.desk.connection, workspace.isUnreachable, workspace.handshakes.isTrying]).toEqual([
    'connected',
    false,
    false,
  ]);
  workspace.close();
});

test('a handshake that the server refuses ends the work; one that fails is never taken for a refusal', async () => {
  for (const [refusedWith, connection] of [
    [undefined, 'connecting'],
    [503, 'connecting'],
    [403, 'refused'],
    [401, 'refused'],
  ] as const) {
    const { server, environment, workspace } = await work();
    server.admit = (socket) => socket.cut(refusedWith);
    server.last.cut();
    await environment.advance(60_000);
    expect([refusedWith, workspace.desk.connection]).toEqual([refusedWith, connection]);
    workspace.close();
  }
});

test('500 signs of typing cost one change and one timer, and the sign goes 5 s after the last', async () => {
  const { server, environment, workspace, take, hide } = await work();
  const chat = await take();
  // A page that nobody looks at reads no lists meanwhile.
  hide();
  const typed = () => server.last.push({ type: 'typed', conversationId: chat.id, from: 'visitor' });
  const timers = environment.timers.size;
  let changes = 0;
  workspace.changes.subscribe(() => (changes += 1));
  for (let index = 0; index < 500; index += 1) typed();
  expect([changes, environment.timers.size - timers]).toEqual([1, 1]);
  await environment.advance(3_000);
  for (let index = 0; index < 500; index += 1) typed();
  expect([changes, environment.timers.size - timers]).toEqual([1, 1]);
  const isTyping = () => chat.typingUntil > environment.now();
  await environment.advance(4_999);
  expect([isTyping(), environment.timers.size - timers]).toEqual([true, 1]);
  await environment.advance(1);
  expect([isTyping(), changes, environment.timers.size - timers]).toEqual([false, 2, 0]);
});

test('messages between signs of typing set no further timers, and the end of a chat ends the sign', async () => {
  const { server, environment, take } = await work();
  const chat = await take();
  const timers = environment.timers.size;
  for (let index = 0; index < 50; index += 1) {
    server.last.push({ type: 'typed', conversationId: chat.id, from: 'visitor' });
    await server.say(chat.id, `message ${index}`);
  }
  expect(environment.timers.size - timers).toBe(1);
  server.last.push({ type: 'typed', conversationId: chat.id, from: 'visitor' });
  expect(chat.typingUntil).toBeGreaterThan(environment.now());
  await server.visitorDoes(chat.id, { type: 'end' });
  server.last.push({ type: 'typed', conversationId: chat.id, from: 'visitor' });
  expect(chat.typingUntil).toBe(0);
  server.last.push({ type: 'typed', conversationId: crypto.randomUUID(), from: 'visitor' });
  expect(environment.timers.size - timers).toBe(1);
});
