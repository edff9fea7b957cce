import { expect, test } from 'vitest';
import { callsForPeople } from '../../bench/cost/calls.ts';
import { AgentProgram, environmentOf, tokenFor } from '../../play/local/people.ts';
import { RawSocket } from './stage/raw-socket.ts';
import { Wiretap } from './sealed/attacker.ts';
import { cardAnswers, consent, type Meeting, refusal, useStage } from './stage/stage.ts';

const stage = useStage();

const read = 'GetItem';
const readWithForm = 'BatchGetItem';
const write = 'TransactWriteItems';
const post = 'PostToConnection';
const register = 'UpdateItem';
const note = 'UpdateItem';
/** A change and, after it, whom to tell of it. */
const told = [write, read, post];
const ssn = { consent, answers: { ssn: '219-09-9991' } };

/** A meeting at which nothing is under way any more: the agent has caught up with what was said before it came. */
async function quietMeeting(): Promise<Meeting> {
  const meeting = await stage.meeting();
  await Promise.all([meeting.ana.entry('accepted'), meeting.visitor.entry('accepted')]);
  return meeting;
}

async function submittedSsn(meeting: Meeting): Promise<string> {
  const requestId = await stage.request(meeting, 'us-ssn');
  await meeting.visitor.client.submitForm(requestId, ssn);
  await meeting.ana.entry('formSubmitted', requestId);
  return requestId;
}

async function cost(run: () => Promise<unknown>): Promise<string[]> {
  return callsForPeople(await stage.callsOf(run));
}

test('a chat is opened with one read, two notes of who starts it, the socket and one write, and taken with one of each', async () => {
  const visitor = stage.visitor();
  const ana = await stage.agent();
  expect(await cost(() => visitor.client.start())).toEqual([read, note, note, register, write]);
  const conversationId = visitor.client.conversationId ?? '';
  expect(await cost(() => ana.client.accept(conversationId).then(() => ana.entry('accepted')))).toEqual([
    ...[read, register, ...told],
    ...[read, register, 'Query'],
  ]);
});

test('an ordinary message is one read, one write and one look at whom to tell, from either side, in a chat of any length', async () => {
  const { ana, visitor, conversationId } = await quietMeeting();
  for (let said = 0; said < 20; said++) {
    expect(await cost(() => visitor.client.send(`message ${said}`))).toEqual([read, ...told]);
  }
  expect(await cost(() => ana.client.send(conversationId, 'an answer'))).toEqual([read, ...told]);
});

test('a question for a secret number costs no more, nor does its answer or what a sender says that it is not', async () => {
  const { ana, visitor, conversationId } = await quietMeeting();
  const plain = [read, ...told];
  expect(await cost(() => ana.client.send(conversationId, 'What is your social security number?'))).toEqual(
    plain,
  );
  expect(await cost(() => visitor.client.send('It is 219099999'))).toEqual(plain);
  expect(await cost(() => visitor.client.send('Not that, but 219099999', ['ssn']))).toEqual(plain);
  const said = ana.entries.items.filter(({ type }) => type === 'messageSent');
  expect(said.slice(-3)).toMatchObject([
    { asksFor: ['ssn'], redacted: [] },
    { text: 'It is •••-••-••••', redacted: ['ssn'] },
    { text: 'Not that, but 219099999', redacted: [] },
  ]);
});

test('sending and opening a form is the same', async () => {
  const { ana, visitor, conversationId } = await quietMeeting();
  let requestId = '';
  const request = async () => (requestId = await ana.client.requestForm(conversationId, 'us-ssn'));
  expect(await cost(request)).toEqual([read, ...told]);
  await visitor.offer(requestId);
  expect(await cost(() => visitor.client.openForm(requestId))).toEqual([readWithForm, ...told]);
});

test('a key for sealing is one record and one signature a sign-in, and no call to any other key', async () => {
  const ben = new AgentProgram(stage.runtime, 'ben');
  await ben.client.join();
  expect(await cost(() => ben.client.prepareKey())).toEqual(['PutItem', 'Sign']);
  expect(await cost(() => ben.client.prepareKey())).toEqual([]);
  ben.client.close();
});

test('a form takes the same calls whether it is sealed or not', async () => {
  const meeting = await quietMeeting();
  const { ana, visitor, conversationId } = meeting;
  const callsOf = (form: string) =>
    cost(async () => {
      const requestId = await stage.request(meeting, form);
      const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
      await deliveries.get('cvv');
      await ana.entry('answerDelivered', requestId);
      await (await ana.client.reveal(conversationId, requestId)).confirm();
      await visitor.entry('viewed', requestId);
    });
  const readable = await callsOf('card-on-file');
  expect((await callsOf('payment-card')).toSorted()).toEqual(readable.toSorted());
});

test('a sealed payment card is less than 8 KB on the wire, and none of its messages is more', async () => {
  const wire = new Wiretap(environmentOf(stage.runtime));
  const ana = await stage.agent('ana', wire.environment);
  const visitor = stage.visitor({}, wire.environment);
  const meeting = await stage.meeting(ana, {}, visitor);
  const requestId = await stage.request(meeting);
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await (await ana.client.reveal(meeting.conversationId, requestId)).confirm();
  const sizesOf = (type: string) =>
    wire.messages.filter((text) => text.includes(`"type":"${type}"`)).map((text) => Buffer.byteLength(text));
  const [submission = NaN, ...again] = sizesOf('submitForm');
  const [relay = NaN] = sizesOf('relayAnswer');
  expect(again).toEqual([]);
  expect(submission + relay).toBeLessThan(8 * 1024);
  for (const type of ['requestForm', 'formRequested', 'answerRelayed', 'revealed']) {
    const sizes = sizesOf(type);
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(8 * 1024);
  }
});

test('a submission is one read, one data key and one write', async () => {
  const meeting = await quietMeeting();
  const requestId = await stage.request(meeting, 'us-ssn');
  const submit = () => meeting.visitor.client.submitForm(requestId, ssn);
  expect(await cost(submit)).toEqual([readWithForm, 'GenerateDataKey', ...told]);
});

test('a reveal is two reads, one write and one decryption; its confirmation one read and one write', async () => {
  const meeting = await quietMeeting();
  const { ana, conversationId } = meeting;
  const requestId = await submittedSsn(meeting);
  const claims: string[] = [];
  const reveal = async () => claims.push((await ana.client.reveal(conversationId, requestId)).claimId);
  expect(await cost(reveal)).toEqual([read, read, write, 'Decrypt']);
  const confirm = () => ana.client.confirmViewed(conversationId, requestId, claims[0] ?? '');
  expect(await cost(confirm)).toEqual([readWithForm, ...told]);
});

test('a refused reveal is at most four calls to tables, and none to the key', async () => {
  const meeting = await quietMeeting();
  const ben = await stage.agent('ben');
  const { ana, conversationId } = meeting;
  const requestId = await submittedSsn(meeting);
  const by = (agent: typeof ana) => () => refusal(agent.client.reveal(conversationId, requestId));
  expect(await cost(by(ben))).toEqual([read, read, write, 'PutItem']);
  const { confirm } = await ana.client.reveal(conversationId, requestId);
  expect(await cost(by(ana))).toEqual([read, read, write]);
  expect(await cost(by(ben))).toEqual([read, read, write, 'PutItem']);
  await confirm();
  expect(await cost(by(ana))).toEqual([read, read, write]);
});

test('an off-the-record answer is one read and one record on its way there, one read and one write back', async () => {
  const meeting = await quietMeeting();
  const requestId = await stage.request(meeting, 'one-time-code');
  const submit = async () => {
    const answers = { oneTimeCode: '482915' };
    const { deliveries } = await meeting.visitor.client.submitForm(requestId, { consent, answers });
    await deliveries.get('oneTimeCode');
    await meeting.ana.entry('answerDelivered');
  };
  const calls = [
    ...[readWithForm, ...told],
    ...[readWithForm, 'PutItem', read, post],
    ...[readWithForm, ...told],
  ];
  expect((await cost(submit)).toSorted()).toEqual(calls.toSorted());
});

test('a reconnection is one read, one write of the socket and one Query', async () => {
  const { ana, conversationId } = await quietMeeting();
  const { accessToken } = await tokenFor(stage.runtime, 'ana');
  const socket = await RawSocket.open(stage.runtime.webSocketUrl, `bearer.${accessToken}`);
  const resume = () => socket.ask({ type: 'resume', conversationId, afterSeq: 0 });
  expect(await cost(resume)).toEqual([read, register, 'Query']);
  ana.client.close();
});

test('a withdrawal is one read and one write; an end one read more, whatever it destroys', async () => {
  const meeting = await quietMeeting();
  const { ana, visitor, conversationId } = meeting;
  const withdrawn = await submittedSsn(meeting);
  expect(await cost(() => visitor.client.withdraw(withdrawn))).toEqual([readWithForm, ...told]);
  await submittedSsn(meeting);
  await submittedSsn(meeting);
  expect(await cost(() => ana.client.end(conversationId))).toEqual([read, readWithForm, ...told]);
});

test('the sweep is one Query for each of 16 shards of forms and four of those who wait, and one read and one write for what is due', async () => {
  const meeting = await quietMeeting();
  const { ana, visitor, conversationId } = meeting;
  const requestId = await submittedSsn(meeting);
  await ana.client.reveal(conversationId, requestId);
  const calls = await stage.callsOf(async () => {
    await stage.runtime.advance(120_000);
    await Promise.all([ana.entry('unconfirmed', requestId), visitor.entry('unconfirmed', requestId)]);
  });
  const swept = calls.filter(({ caller }) => caller.includes('Sweep')).map(({ operation }) => operation);
  const queries = swept.filter((operation) => operation === 'Query');
  expect(queries.length).toBeGreaterThan(0);
  expect(queries.length % 20).toBe(0);
  const others = swept.filter((operation) => operation !== 'Query');
  expect(others).toEqual([readWithForm, ...told, post]);
});

test('nothing on any of these ways reads a whole table', () => {
  const calls = stage.runtime.traffic.calls.filter(({ caller }) => caller !== 'outside');
  const callers = new Set(calls.map(({ caller }) => caller.split('/')[1]));
  expect([...callers].toSorted()).toEqual([
    ...['Collect', 'Confirm', 'Connection', 'Conversation', 'Enrol', 'Publish', 'Reveal', 'Sweep'],
  ]);
  expect(calls.filter(({ operation }) => operation === 'Scan')).toEqual([]);
});
