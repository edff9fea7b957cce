import { expect, test } from 'vitest';
import { memoryKeyStore } from '../../../client/index.ts';
import { consent } from '../../scenario/stage/stage.ts';
import { verifies } from '../../promises.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import type { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const title = 'Social security number';
const minute = 60_000;
const day = 24 * 60 * minute;

/** A form that the visitor has answered, with nothing off the record. */
async function answered() {
  const meeting = await met(stage);
  const { visitor, agent, conversationId } = meeting;
  const requestId = await agent.client.requestForm(conversationId, 'us-ssn');
  await visitor.openForm(title);
  await visitor.type({ 'Social security number': '219099999' });
  await visitor.agreeAndSend();
  await visitor.ledger(title, /Kept encrypted until ana has seen it/);
  return { ...meeting, requestId };
}

/** The page is loaded anew, the day after by everybody's clock. */
async function nextDay(visitor: VisitorPage): Promise<void> {
  await visitor.page.goto('about:blank');
  await stage.runtime.advance(day);
  await visitor.page.clock.setSystemTime(stage.runtime.clock.now());
  await visitor.page.goto(stage.shopUrl);
  await visitor.openChat();
}

test('what is not yet viewed can be taken back, and the receipt of the consent can be kept', async () => {
  const { visitor, agent, requestId } = await answered();
  expect(await visitor.saved('Save the consent receipt')).toContain(consent.privacyVersion);
  await visitor.button('Take it back').click();
  await visitor.ledger(title, /You took it back at .* nobody has seen it/);
  await agent.entry('withdrawn', requestId);
});

verifies(
  'P6',
  'what nobody views is destroyed in time, and the visitor still reads so the day after',
  async () => {
    const { visitor } = await answered();
    await stage.runtime.advance(31 * minute);
    await visitor.ledger(title, /Its time ran out at .* nobody has seen it/);
    await nextDay(visitor);
    await visitor.ledger(title, /Its time ran out at .* nobody has seen it/);
  },
);

test('the day after, the ledger says with its date who saw what, and both files are as they were', async () => {
  const { visitor, agent, conversationId, requestId } = await answered();
  const { confirm } = await agent.client.reveal(conversationId, requestId);
  await confirm();
  await visitor.ledger(title, /ana saw it at /);
  const keep = async () => {
    const receipt = await visitor.saved('Save the consent receipt');
    await visitor.button('More').click();
    return { receipt, transcript: await visitor.saved('Save this chat as a file') };
  };
  const today = await keep();
  expect(today.transcript).toContain('seen once, then destroyed');
  await nextDay(visitor);
  await visitor.ledger(title, /ana saw it at [0-9]+ [A-Z][a-z]+ [0-9]{4}, [0-9]+:[0-9]+/);
  expect(await keep()).toEqual(today);
});

verifies(
  'P5',
  'answers that were revealed and never confirmed may have been seen, and the ledger says so',
  async () => {
    const { visitor, agent, conversationId, requestId } = await answered();
    await agent.client.reveal(conversationId, requestId);
    await stage.runtime.advance(2 * minute);
    await visitor.ledger(title, /ana may have seen it/);
  },
);

verifies(
  'P6',
  'an end destroys what is held, says so, and leaves a transcript of masks to keep',
  async () => {
    const { visitor } = await answered();
    await visitor.button('More').click();
    await visitor.button('End this chat').click();
    await visitor.button('End chat').click();
    await visitor.ledger(title, /The chat ended at .* nobody has seen it/);
    const transcript = await visitor.saved('Save this chat as a file');
    expect(transcript).toContain('Hello');
    expect(transcript.replaceAll(/\D/g, '')).not.toContain('219099999');
  },
);

verifies(
  'P2',
  'an off-the-record answer that no console acknowledged is typed again, and arrives then',
  async () => {
    const keyStore = memoryKeyStore();
    const { visitor, agent, conversationId } = await met(stage, { keyStore });
    const requestId = await agent.client.requestForm(conversationId, 'one-time-code');
    const form = 'One-time code';
    await visitor.openForm(form);
    agent.client.close();
    await visitor.type({ Code: '482913' });
    await visitor.page.clock.install({ time: stage.runtime.clock.now() });
    await visitor.agreeAndSend();
    await visitor.ledger(form, 'on its way…');
    await visitor.ledger(form, 'What is never stored is on its way.');
    await visitor.page.clock.runFor(61_000);
    await visitor.ledger(form, /did not arrive, and was not kept/);
    await visitor.ledger(form, 'What is never stored has not arrived.');
    await expectGoodScreen('an answer that did not arrive', visitor.page, visitor.frame);
    const again = await stage.agentProgram('ana', keyStore);
    await again.client.resume(conversationId);
    await visitor.button('Type it again').click();
    await visitor.type({ Code: '482913' });
    await expectGoodScreen('an answer typed again', visitor.page, visitor.frame);
    await visitor.card(form).getByRole('button', { name: 'Send', exact: true }).click();
    await again.entry('answerDelivered', requestId);
    await visitor.ledger(form, /delivered at/);
  },
);

test('that answers are being looked at is said while they are, and not after', async () => {
  const { visitor, agent, conversationId, requestId } = await answered();
  const { confirm } = await agent.client.reveal(conversationId, requestId);
  await visitor.button('Take it back').click();
  await visitor.ledger(title, /It is being looked at right now/);
  await confirm();
  await visitor.ledger(title, /ana saw it at /);
  expect(await visitor.card(title).getByText('It is being looked at right now').count()).toBe(0);
});

verifies('P11', 'a form that the server changes on its way is not shown', async () => {
  const visitor = await stage.visitor();
  await visitor.page.context().routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) =>
      socket.send(String(message).replace(/"hash":"[0-9a-f]{8}/, '"hash":"00000000')),
    );
  });
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.say('Hello');
  const agent = await stage.agentProgram();
  const conversationId = await visitor.conversationId();
  await agent.client.accept(conversationId);
  await agent.client.requestForm(conversationId, 'us-ssn');
  await visitor.hears(/You were sent a form that is not among those published here/);
  expect(await visitor.frame.getByRole('form').count()).toBe(0);
  expect(await visitor.button('Fill in securely').count()).toBe(0);
});

test('times are as the visitor’s browser writes them, and in a saved chat they have their time zone', async () => {
  const context = await stage.context({ locale: 'en-US', timezoneId: 'America/New_York' });
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  await visitor.messages
    .getByText(/^\d{1,2}:\d\d\s[AP]M$/)
    .first()
    .waitFor();
  await visitor.button('More').click();
  expect(await visitor.saved('Save this chat as a file')).toMatch(
    /^[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d:\d\d\s[AP]M GMT-[45] {2}You: Hello$/m,
  );
  await agent.client.end(conversationId);

  const { visitor: british } = await met(stage);
  await british.messages
    .getByText(/^\d\d:\d\d$/)
    .first()
    .waitFor();
});
