import { expect } from 'vitest';
import type { Fault } from '../../../local/traffic.ts';
import { randomUUID } from 'node:crypto';
import type { Runtime } from '../../../local/runtime.ts';
import { newPublicKey } from '../../core/sealing/public-keys.ts';
import {
  answered,
  bearer,
  rawAgent,
  type RawMeeting,
  rawMeeting,
  requested,
  storedAnswers,
  submission,
} from './raw-people.ts';
import { sealedAnswered, sealedRelay, sealedRequest, sealedSubmission } from './raw-sealing.ts';
import { type Message, RawSocket } from './raw-socket.ts';

const minute = 60_000;

/** Makes everything happen to forms that can, well and badly: each event, end and refusal that is counted. */
export async function everything(runtime: Runtime): Promise<void> {
  await forms(await rawMeeting(runtime));
  await offTheRecord(runtime);
  await unreadable(runtime);
  await refusals(runtime);
  await failures(runtime);
  await handshakes(runtime);
  await time(runtime);
}

type Said = (type: string, message?: Message) => Promise<Message>;

/** Asks about this conversation, and expects an answer of this type. */
function saying({ conversationId }: RawMeeting, from: RawSocket): Said {
  return (type, message) => from.ask({ type, conversationId, ...message });
}

/** Requested, opened, submitted, viewed, withdrawn, unanswered and ended. */
async function forms(meeting: RawMeeting): Promise<void> {
  const agent = saying(meeting, meeting.agent);
  const visitor = saying(meeting, meeting.visitor);
  const opened = await requested(meeting);
  await visitor('openForm', { requestId: opened });
  await visitor('withdraw', { requestId: opened });
  const viewed = await answered(meeting);
  const claim = await agent('reveal', { requestId: viewed });
  expect(claim).toMatchObject({ type: 'revealed' });
  expect(await agent('reveal', { requestId: viewed })).toMatchObject({ code: 'ERR_ALREADY_VIEWED' });
  const seen = { requestId: viewed, claimId: claim['id'] };
  expect(await agent('confirmViewed', seen)).toMatchObject({ type: 'viewed' });
  expect(await agent('confirmViewed', seen)).toMatchObject({ code: 'ERR_ALREADY_VIEWED' });
  expect(await agent('reveal', { requestId: viewed })).toMatchObject({ code: 'ERR_GONE' });
  await visitor('withdraw', { requestId: await answered(meeting) });
  await answered(meeting);
  expect(await agent('end')).toMatchObject({ type: 'ended' });
}

/** Delivered, and not delivered. */
async function offTheRecord(runtime: Runtime): Promise<void> {
  const meeting = await rawMeeting(runtime);
  const { agent, visitor } = meeting;
  const form = 'one-time-code';
  const submitted = async () => {
    const requestId = await sealedRequest(meeting, runtime, form);
    await visitor.ask(await sealedSubmission(meeting, requestId, {}, {}, form));
    return requestId;
  };
  const relay = (requestId: string) =>
    sealedRelay(meeting, requestId, 'oneTimeCode', '482915', {}, form).then((request) =>
      visitor.ask(request),
    );
  const requestId = await submitted();
  expect(await relay(requestId)).toMatchObject({ type: 'relayed' });
  await saying(meeting, agent)('acknowledgeAnswer', { requestId, field: 'oneTimeCode' });
  const second = await submitted();
  agent.close();
  await agent.closed;
  expect(await relay(second)).toMatchObject({ code: 'ERR_NOT_DELIVERED' });
}

/** Lost with their key, not opened, and handed over. */
async function unreadable(runtime: Runtime): Promise<void> {
  const meeting = await rawMeeting(runtime);
  const agent = saying(meeting, meeting.agent);
  const lost = { requestId: await sealedAnswered(meeting, runtime), because: 'keyLost' };
  expect(await agent('discardForm', lost)).toMatchObject({ type: 'unreadable' });
  const code = 'ERR_SEALED_CHANGED';
  const wrong = { requestId: await sealedAnswered(meeting, runtime), because: 'notOpened', code };
  expect(await agent('discardForm', wrong)).toMatchObject({ type: 'unreadable' });
  await sealedAnswered(meeting, runtime);
  expect(await agent('handOver')).toMatchObject({ destroyed: [{ outcome: 'unreadable' }] });
}

async function refusals(runtime: Runtime): Promise<void> {
  const meeting = await rawMeeting(runtime);
  const requestId = await requested(meeting);
  const invalid = { answers: { ...storedAnswers, cardNumber: '371449635398432' } };
  const refused = async (changes: Message, code: string) =>
    expect(await meeting.visitor.ask(await submission(meeting, requestId, changes))).toMatchObject({ code });
  await refused(invalid, 'ERR_INVALID_ANSWER');
  await refused(
    { consent: { given: true, privacyVersion: '1999-01-01', privacyLanguage: 'en' } },
    'ERR_CONSENT_REQUIRED',
  );
  const stranger = saying(meeting, await rawAgent(runtime, 'ben'));
  const code = 'ERR_NOT_ALLOWED';
  expect(await stranger('observe', { afterSeq: 0 })).toMatchObject({ code });
  expect(await stranger('send', { text: 'hello' })).toMatchObject({ code });
  expect(await stranger('reveal', { requestId: await answered(meeting) })).toMatchObject({ code });
  const relay = { requestId, field: 'cvv', answer: '271' };
  expect(await stranger('relayAnswer', relay)).toMatchObject({ code });
  const enrolment = { type: 'enrol', publicKey: await newPublicKey() };
  // What a visitor never sends closes its socket, here without a word.
  meeting.visitor.sendText(JSON.stringify({ ...enrolment, id: randomUUID() }));
  expect(await meeting.visitor.closed).toBe(1000);
  const late = await rawAgent(runtime);
  await runtime.advance(6 * minute);
  expect(await late.ask(enrolment)).toMatchObject({ code: 'ERR_SIGN_IN_AGAIN' });
}

/** AWS in trouble, for each function that people wait for. */
async function failures(runtime: Runtime): Promise<void> {
  const meeting = await rawMeeting(runtime);
  const [unanswered, held] = [await requested(meeting), await answered(meeting)];
  const during = async (fault: Partial<Fault>, ask: () => Promise<Message>) => {
    const injected = runtime.traffic.inject({ kind: 'throttle', times: 100, ...fault });
    expect(await ask()).toMatchObject({ code: 'ERR_TRY_AGAIN' });
    injected.remove();
  };
  const agent = saying(meeting, meeting.agent);
  await during({ service: 'kms', operation: 'Decrypt' }, () => agent('reveal', { requestId: held }));
  await during({ operation: 'GetItem' }, () => agent('send', { text: 'hello' }));
  const enrolment = { type: 'enrol', publicKey: await newPublicKey() };
  const fresh = await rawAgent(runtime);
  await during({ service: 'kms', operation: 'Sign' }, () => fresh.ask(enrolment));
  const supervisor = saying(meeting, await rawAgent(runtime, 'sofia'));
  await during({ operation: 'GetItem' }, () => supervisor('observe', { afterSeq: 0 }));
  const submit = await submission(meeting, unanswered);
  await during({ service: 'kms', operation: 'GenerateDataKey' }, () => meeting.visitor.ask(submit));
}

/** Without a good credential, and with one that has been signed out. */
async function handshakes(runtime: Runtime): Promise<void> {
  const refused = (credential: string) =>
    expect(RawSocket.open(runtime.webSocketUrl, credential)).rejects.toThrow('401');
  await refused('bearer.nobody');
  const credential = await bearer(runtime, 'ben');
  const agent = await RawSocket.open(runtime.webSocketUrl, credential);
  agent.sendText(JSON.stringify({ type: 'signOut', id: randomUUID() }));
  await agent.closed;
  await refused(credential);
}

/** Unconfirmed, confirmed late, and expired. */
async function time(runtime: Runtime): Promise<void> {
  const meeting = await rawMeeting(runtime);
  const agent = saying(meeting, meeting.agent);
  const requestId = await answered(meeting);
  const claim = await agent('reveal', { requestId });
  await runtime.advance(3 * minute);
  await meeting.visitor.heard.first(({ type }) => type === 'unconfirmed');
  expect(await agent('confirmViewed', { requestId, claimId: claim['id'] })).toMatchObject({ type: 'viewed' });
  await answered(meeting);
  await runtime.advance(60 * minute);
  await runtime.advance(2 * minute);
}
