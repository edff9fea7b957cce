import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Fault } from '../../../local/traffic.ts';
import {
  answered,
  changingNothing,
  expectNowhere,
  next,
  type RawMeeting,
  rawMeeting,
  repeat,
  requested,
  storedAnswers,
  submission,
} from '../stage/raw-people.ts';
import { word } from '../../../play/local/canaries.ts';
import type { Message } from '../stage/raw-socket.ts';
import { useStage } from '../stage/stage.ts';

const stage = useStage();
afterEach(() => stage.runtime.traffic.clear());

const busy = { kind: 'throttle', times: 100 } as const;
const holder = word(16);

interface Outage {
  readonly title: string;
  readonly fault: Fault;
  readonly from: 'visitor' | 'agent';
  readonly request: (meeting: RawMeeting) => Promise<Message>;
  readonly succeeds: Message;
}

const answers = { ...storedAnswers, cardholderName: holder };
const submit = async (meeting: RawMeeting) => submission(meeting, await requested(meeting), { answers });
const reveal = async (meeting: RawMeeting) => {
  const { conversationId } = meeting;
  return { type: 'reveal', conversationId, requestId: await answered(meeting, answers) };
};
const send = ({ conversationId }: RawMeeting) =>
  Promise.resolve({ type: 'send', conversationId, text: 'hello' });

const keyless = { title: 'KMS makes no data keys', service: 'kms', operation: 'GenerateDataKey' } as const;
const unread = { title: 'DynamoDB cannot be read', service: 'dynamodb', operation: 'GetItem' } as const;
const unwritten = {
  title: 'DynamoDB takes no transaction',
  service: 'dynamodb',
  operation: 'TransactWriteItems',
} as const;

/** Each request, with what can fail in it. */
const requests = [
  {
    what: 'a submission',
    from: 'visitor',
    request: submit,
    succeeds: { type: 'formSubmitted' },
    failing: [keyless, { ...unread, operation: 'BatchGetItem' }, unwritten],
  },
  {
    what: 'a message',
    from: 'agent',
    request: send,
    succeeds: { type: 'messageSent', text: 'hello' },
    failing: [unwritten],
  },
  {
    what: 'a reveal',
    from: 'agent',
    request: reveal,
    succeeds: { type: 'revealed', answers },
    failing: [unread, unwritten],
  },
] as const;

const outages: Outage[] = requests.flatMap(({ what, failing, ...row }) =>
  failing.map(({ title, ...fault }) => ({
    ...row,
    title: `${title}: ${what}`,
    fault: { ...busy, ...fault },
  })),
);

/** The answer to a request, or the gateway's own, which has no id. */
function answerTo(meeting: RawMeeting, from: Outage['from'], request: Message): Promise<Message> {
  const answer = next(
    meeting[from],
    ({ id, message }) => id === request['id'] || message === 'Internal server error',
  );
  meeting[from].sendText(JSON.stringify(request));
  return answer;
}

test.each(outages)(
  '$title is answered ERR_TRY_AGAIN, changes nothing, and succeeds later with its id',
  async (row) => {
    const { traffic } = stage.runtime;
    const meeting = await rawMeeting(stage.runtime);
    const request = { id: randomUUID(), ...(await row.request(meeting)) };
    const fault = traffic.inject(row.fault);
    const reply = await changingNothing(stage.runtime, () => answerTo(meeting, row.from, request));
    expect(fault.hits).toBeGreaterThan(0);
    fault.remove();
    expect(reply).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN', id: request.id });
    if (row.from === 'visitor') await expectNowhere(stage.runtime, holder, meeting);
    expect(await repeat(meeting[row.from], request)).toMatchObject({ ...row.succeeds, id: request.id });
  },
);

test('KMS unwraps no data keys: the claim stands, and its repetition gives the answers', async () => {
  const { traffic } = stage.runtime;
  const meeting = await rawMeeting(stage.runtime);
  const request: Message = { id: randomUUID(), ...(await reveal(meeting)) };
  const fault = traffic.inject({ ...busy, service: 'kms', operation: 'Decrypt' });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(await answerTo(meeting, 'agent', request)).toMatchObject({ code: 'ERR_TRY_AGAIN' });
  }
  fault.remove();
  expect(await meeting.agent.ask({ ...request, id: randomUUID() })).toMatchObject({
    code: 'ERR_ALREADY_VIEWED',
  });
  expect(await repeat(meeting.agent, request)).toMatchObject({ type: 'revealed', answers });
});
