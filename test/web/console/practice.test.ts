import { expect, test } from 'vitest';
import { AgentClient, type RelayedAnswer } from '../../../client/index.ts';
// Loaded later by the client; here they are there before, as moving time does not wait for files.
import '../../../client/visitor/published-forms.ts';
import '../../../client/visitor/sealer.ts';
import { offTheRecordFields } from '../../../core/fields/answers.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { sampleAnswers } from '../../../core/fields/sample-answers.ts';
import { forms } from '../../../branding/forms.ts';
import { PracticeServer } from '../../../web/console/practice/practice-server.ts';
import { paceMs } from '../../../web/console/practice/practice-visitor.ts';
import { verifies } from '../../promises.ts';
import { FakeEnvironment, settled } from '../../client/scene/fake-environment.ts';

/** Time stands still until this is there: keys and sealings are made beside it. */
async function happened<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await settled();
  }
}

/** An agent who has taken a practice customer's chat. */
async function practising() {
  const clock = new FakeEnvironment(() => {
    throw new Error('a practice opens no socket');
  });
  const server = new PracticeServer(clock);
  const environment = { ...clock, connect: server.connect };
  const entries: Entry[] = [];
  const relayed: RelayedAnswer[] = [];
  const agent = new AgentClient({
    url: 'wss://practice.invalid/',
    credential: () => Promise.resolve({ accessToken: 'a', expiresAt: Number.MAX_SAFE_INTEGER }),
    forms,
    environment,
    onEntry: (entry) => entries.push(entry),
    onAnswer: (answer) => void relayed.push(answer),
  });
  let conversationId = (await agent.join()).waiting[0]?.conversationId;
  while (conversationId === undefined) {
    await settled();
    conversationId = (await agent.join()).waiting[0]?.conversationId;
  }
  await agent.prepareKey();
  await agent.accept(conversationId);
  /** Waits until the customer has planned to act after this long, then lets it act. */
  const heard = async <T extends Entry['type']>(type: T, afterMs: number) => {
    await happened(() => [...clock.timers].find(({ at }) => at === clock.now() + afterMs));
    await clock.advance(afterMs);
    return (await happened(() => entries.find((entry) => entry.type === type))) as Extract<
      Entry,
      { type: T }
    >;
  };
  return { clock, agent, conversationId, relayed, heard };
}

verifies(
  'P4',
  'practice: every published form is asked for, answered, viewed once, and destroyed',
  async () => {
    for (const form of forms) {
      const { agent, conversationId, relayed, heard } = await practising();
      const requestId = await agent.requestForm(conversationId, form.name);
      const submitted = await heard('formSubmitted', paceMs.submit);
      const offTheRecord = offTheRecordFields(form);
      const typed = sampleAnswers(form);
      if (Object.keys(submitted.masks).length > 0) {
        const { answers, confirm } = await agent.reveal(conversationId, requestId);
        const masked = Object.keys(submitted.masks).filter((name) => typed[name] !== undefined);
        expect(Object.keys(answers.expose()).toSorted()).toEqual(masked.toSorted());
        await confirm();
        await expect(agent.reveal(conversationId, requestId)).rejects.toMatchObject({
          code: 'ERR_GONE',
        });
      }
      await happened(() => (relayed.length === offTheRecord.length ? true : undefined));
      // They are sealed side by side, and arrive in any order.
      const arrived = relayed.map(({ field, answer }) => [field, answer.expose()]);
      expect(Object.fromEntries(arrived)).toEqual(
        Object.fromEntries(offTheRecord.map((field) => [field, typed[field]])),
      );
      agent.close();
    }
  },
);

test('a practice customer greets, replies, and asks nothing that is not answered', async () => {
  const { clock, agent, conversationId, heard } = await practising();
  expect((await heard('messageSent', paceMs.greet))?.from).toBe('visitor');
  const sent = await agent.send(conversationId, 'One moment, please.');
  await clock.advance(5_000);
  expect(sent.seq).toBeGreaterThan(1);
  agent.close();
});
