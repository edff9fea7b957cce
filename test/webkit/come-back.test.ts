import { expect, onTestFinished, test } from 'vitest';
import { en as texts } from '../../web/widget/messages/en.ts';
import { Front } from '../browser/stage/front.ts';
import { meet, ordinary, shown, title, typed } from '../browser/people/job.ts';
import { useStageWithoutBrowser } from '../browser/stage/stage.ts';
import { verifies } from '../promises.ts';
import { consent } from '../scenario/stage/stage.ts';
import { useWebKit } from './people.ts';

const stage = useStageWithoutBrowser();
const webKit = useWebKit(stage);
const ssn = 'Social security number';

verifies(
  'P13',
  'a chat comes back after a reload, on the next page of the shop, and by the back button',
  async () => {
    const visitor = await webKit.visitor();
    const agent = await stage.agentProgram();
    await visitor.say(ordinary);
    const conversationId = await visitor.conversationId();
    await agent.client.accept(conversationId);
    await visitor.reload();
    await visitor.hears(ordinary);
    await agent.client.send(conversationId, 'Gladly.');
    await visitor.hears('Gladly.');
    await visitor.comeBack(new URL('?page=next', stage.shopUrl));
    await visitor.hears('Gladly.');
    await visitor.comeBack('back');
    await visitor.say('Thank you.');
    await agent.client.send(conversationId, 'Welcome.');
    await visitor.hears('Welcome.');
    expect(await visitor.conversationId()).toBe(conversationId);
  },
);

const { comeBack, status } = texts;
const shop = 'https://www.shop.test';

/** The site of the chat, what it promises of a return, and what it says when the browser was quit and started again. */
const returns = [
  { site: 'https://forms.shop.test', promise: comeBack.later, says: status.waiting },
  { site: 'https://forms.vendor.test', promise: comeBack.closed, says: status.new },
];

test.each(returns)('from $site: “$promise” After the browser was quit: “$says”', async (each) => {
  const front = await Front.open({ shop, site: each.site }, stage);
  onTestFinished(() => front.close());
  const { leads } = front;
  const visitor = await webKit.visitor({ leads }, shop);
  await visitor.chat.reads(each.promise);
  await visitor.say(ordinary);
  await visitor.conversationId();
  await visitor.browser.quit();
  const next = await webKit.visitor({ leads, after: visitor.browser }, shop);
  await next.chat.reads(each.says);
});

verifies(
  'P10',
  'after a reload of the console the agent reads what was sealed before it and what is sealed after it',
  async () => {
    const [visitor, agent] = await Promise.all([webKit.visitor(), webKit.agent()]);
    await meet({ visitor, agent });
    await agent.sendForm(title);
    await visitor.openForm(title);
    await visitor.type(typed);
    await visitor.agreeAndSend();
    await visitor.ledger(title, /delivered at .*, never stored/);
    await agent.reload();
    await agent.choose(await visitor.conversationId());
    await agent.reveal(title);
    // What is never stored went with the page.
    await expect.poll(() => agent.shown()).toEqual({ ...shown, 'Security code': undefined });
    await agent.press('I am done: remove them now');
    await agent.sendForm(ssn);
    await visitor.openForm(ssn);
    await visitor.type({ [ssn]: '219099999' });
    await visitor.agreeAndSend();
    await agent.status(ssn, 'The answers are here. They are shown once.');
    await agent.reveal(ssn);
    await expect.poll(() => agent.shown()).toEqual({ [ssn]: '219099999' });
  },
);

test('the receipt of a consent and the chat arrive as files', async () => {
  const visitor = await webKit.visitor();
  const agent = await stage.agentProgram();
  await visitor.say(ordinary);
  const conversationId = await visitor.conversationId();
  await agent.client.accept(conversationId);
  await agent.client.requestForm(conversationId, 'us-ssn');
  await visitor.openForm(ssn);
  await visitor.type({ [ssn]: '219099999' });
  await visitor.agreeAndSend();
  await visitor.ledger(ssn, /Kept encrypted until ana has seen it/);
  expect(await visitor.saved('Save the consent receipt')).toContain(consent.privacyVersion);
  await visitor.press('More');
  const chat = await visitor.saved('Save this chat as a file');
  expect(chat).toContain(ordinary);
  expect(chat.replaceAll(/\D/g, '')).not.toContain('219099999');
});
