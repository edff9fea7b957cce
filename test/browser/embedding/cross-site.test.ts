import { expect, inject, test } from 'vitest';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import { title, typed } from '../people/job.ts';
import { met } from '../people/meeting.ts';
import { useStageAt } from '../stage/stage.ts';

/** Whole-job.test.ts and the others have the frame on the site of the shop. */
const overTls = { shop: 'https://www.shop.test', site: 'https://forms.vendor.test' };
/** Browsers count `localhost` as one site and `forms.localhost` as another, and both are as good as over TLS. */
const withoutTls = { shop: 'http://localhost:8080', site: 'http://forms.localhost:8090' };
// Firefox does not take a certificate that nobody has signed from another site than the page’s.
const stage = useStageAt(inject('browser') === 'firefox' ? withoutTls : overTls);

test('in a frame of another site the visitor does the whole job, over a reload too', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  expect(new URL(visitor.frame.url()).origin).toBe(stage.chatOrigin);
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.openForm(title);
  await visitor.type({ 'Card number': cardAnswers.cardNumber });
  await visitor.reload();
  await visitor.hears('Hello');
  await visitor.openForm(title);
  await visitor.type(typed);
  await visitor.agreeAndSend();
  await visitor.ledger(title, '•••• 8431');
  await visitor.ledger(title, /delivered at .*, never stored/);
  const { answers, confirm } = await agent.client.reveal(conversationId, requestId);
  expect(answers.expose()).toMatchObject({ cardNumber: cardAnswers.cardNumber });
  await confirm();
  await visitor.ledger(title, /ana saw it at .* destroyed/);
  expect(await visitor.saved('Save the consent receipt')).toContain(consent.privacyVersion);
  await visitor.button('More').click();
  await visitor.button('End this chat').click();
  await visitor.button('End chat').click();
  await visitor.hears('You ended this chat.');
  expect(await visitor.saved('Save this chat as a file')).toContain('seen once, then destroyed');
});

test('what the frame keeps lies apart from the storage of its own site', async () => {
  const { visitor } = await met(stage);
  const inFrame = () => visitor.frame.evaluate(() => localStorage.getItem('sealform.conversation'));
  expect(await inFrame()).not.toBeNull();
  const alone = await visitor.page.context().newPage();
  await alone.goto(`${stage.chatOrigin}/chat/index.html`);
  expect(await alone.evaluate(() => localStorage.getItem('sealform.conversation'))).toBeNull();
});

test('there it has no cookie, and promises no return later', async () => {
  const visitor = await stage.visitor();
  await visitor.frame.getByText(visitor.texts.comeBack.closed).waitFor();
  await visitor.say('Hello');
  await visitor.conversationId();
  expect(await visitor.page.context().cookies()).toEqual([]);
});
