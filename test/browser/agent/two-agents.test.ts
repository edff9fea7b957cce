import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

test('two agents see who waits; one takes the chat, and the other sees it go', async () => {
  const visitor = stage.visitorProgram();
  const [ana, ben] = await Promise.all([stage.agent('ana'), stage.agent('ben'), visitor.client.start()]);
  const { conversationId } = visitor.client;
  const [inAnas, inBens] = [ana, ben].map((agent) => agent.inList('Waiting', conversationId));
  await Promise.all([inAnas?.waitFor(), inBens?.waitFor()]);
  await ana.take(conversationId);
  await inBens?.waitFor({ state: 'detached' });
});

verifies(
  'P9',
  'a chat that is handed over takes answers along that are not sealed, and leaves nothing to the first agent',
  async () => {
    const visitor = stage.visitorProgram();
    const [ana, ben] = await Promise.all([stage.agent('ana'), stage.agent('ben'), visitor.client.start()]);
    const { conversationId } = visitor.client;
    await ana.take(conversationId);
    await ana.say('One moment, please.');
    await ana.sendForm('Card on file');
    const { requestId } = await visitor.entry('formRequested');
    await visitor.offer(requestId);
    const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
    await deliveries.get('cvv');
    await ana.status('Card on file', 'The answers are here. They are shown once.');
    const benId = stage.runtime.signIn?.users.find(({ username }) => username === 'ben')?.id ?? '';
    await ana.handOverTo(benId);
    await visitor.entry('handedOver');
    await ana.button('Show answers once').waitFor({ state: 'detached' });
    await ben.inList('Yours', conversationId).click();
    // The second agent does not read the first one's words and deeds as its own.
    await ben.hears('ana said:');
    await ben.hears('ana sent the form “Card on file”');
    expect(await ben.messages.getByText(/^You (said|sent)/).count()).toBe(0);
    await ana.hears('You said:');
    await ana.hears('You sent the form “Card on file”');
    await ben.reveal('Card on file');
    await expect.poll(() => ben.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
    await visitor.entry('viewed', requestId);
    expect(await ana.answers.count()).toBe(0);
  },
);
