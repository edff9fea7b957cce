import { expect, test } from 'vitest';
import type { Environment } from '../../../client/environment.ts';
import type { AgentProgram } from '../../../play/local/people.ts';
import { environmentOf } from '../../../play/local/people.ts';
import type { Message } from '../stage/raw-socket.ts';
import { consent, type Meeting, useStage } from '../stage/stage.ts';

const stage = useStage();

/** An agent's program, and every discardForm that it sends. */
async function watchedAgent(): Promise<{ ana: AgentProgram; sent: Message[] }> {
  const sent: Message[] = [];
  const real = environmentOf(stage.runtime);
  const environment: Environment = {
    ...real,
    connect: (...given) => {
      const wire = real.connect(...given);
      const send = (text: string) => {
        const message = JSON.parse(text) as Message;
        if (message['type'] === 'discardForm') sent.push(message);
        wire.send(text);
      };
      return { ...wire, send, close: () => wire.close() };
    },
  };
  return { ana: await stage.agent('ana', environment), sent };
}

/** A one-time code that has been asked for, typed and shown to the agent. */
async function deliveredCode(met: Meeting): Promise<string> {
  const requestId = await stage.request(met, 'one-time-code');
  const { deliveries } = await met.visitor.client.submitForm(requestId, {
    consent,
    answers: { oneTimeCode: '482915' },
  });
  expect(await Promise.all(deliveries.values())).toEqual(['delivered']);
  return requestId;
}

const denied = async (requestId: string) =>
  (await stage.auditOf(requestId, 'discardForm')).map(({ outcome }) => outcome);

test('a sign-out discards no one-time code that has arrived, but the form that is still open', async () => {
  const { ana, sent } = await watchedAgent();
  const met = await stage.meeting(ana);
  const delivered = [await deliveredCode(met), await deliveredCode(met)];
  const open = await stage.request(met, 'one-time-code');
  await ana.client.forgetKey();
  expect(sent).toMatchObject([{ requestId: open, because: 'signedOut' }]);
  for (const requestId of delivered) {
    expect(await denied(requestId)).toEqual([]);
    expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'delivered' });
  }
});

test('a sign-out after a hand-over leaves nothing denied in the trail of an honest agent', async () => {
  const { ana, sent } = await watchedAgent();
  const met = await stage.meeting(ana);
  const requestIds = [await deliveredCode(met), await stage.request(met, 'one-time-code')];
  await ana.client.handOver(met.conversationId);
  await ana.client.forgetKey();
  expect(sent).toEqual([]);
  for (const requestId of requestIds) expect(await denied(requestId)).toEqual([]);
});
