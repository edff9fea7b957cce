import { expect } from 'vitest';
import type { EntryOf } from '../../../core/protocol/index.ts';
import { paymentCardForm } from '../../published.ts';
import { verifies } from '../../promises.ts';
import { otherSubmission } from '../../scenario/stage/other-program.ts';
import { RawSocket } from '../../scenario/stage/raw-socket.ts';
import { useBrowserStage } from '../stage/stage.ts';
import type { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const title = 'Card payment';

/** Another program of the same visitor's, which has heard what the agent asked for. */
async function otherProgram(visitor: VisitorPage, conversationId: string) {
  const kept = await visitor.frame.evaluate(() => localStorage.getItem('sealform.conversation'));
  const { credential } = JSON.parse(kept ?? '') as { credential: string };
  const socket = await RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`);
  const { entries } = await socket.ask({ type: 'resume', conversationId, afterSeq: 0 });
  const requested = (entries as EntryOf<'formRequested'>[]).find(({ type }) => type === 'formRequested');
  if (!requested) throw new Error('no form was asked for');
  return { socket, requested };
}

verifies(
  'P14',
  'a mask that another program has made is corrected on both pages and in the saved transcript',
  async () => {
    const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
    await visitor.say('Hello');
    const conversationId = await visitor.conversationId();
    await agent.take(conversationId);
    await agent.sendForm(title);
    await visitor.card(title).waitFor();
    const { socket, requested } = await otherProgram(visitor, conversationId);
    const answers = { cardNumber: '371449635398431', cardExpiry: '11/31', cardholderName: 'A Li' };
    const masks = { cardNumber: '•••• 8431', cardExpiry: '••/••', cardholderName: 'A. L.' };
    await socket.ask(await otherSubmission(requested, paymentCardForm, answers, masks));
    await visitor.ledger(title, 'A. L.');
    await agent.status(title, 'A. L.');

    await agent.reveal(title);
    await expect.poll(() => agent.shown()).toMatchObject({ 'Name on the card': 'A Li' });
    await visitor.card(title).getByText('A.', { exact: true }).waitFor();
    await agent.form(title).getByText('A.', { exact: true }).waitFor();
    expect(await visitor.card(title).getByText('A. L.').count()).toBe(0);
    expect(await agent.form(title).getByText('A. L.').count()).toBe(0);

    await visitor.button('More').click();
    const transcript = await visitor.saved('Save this chat as a file');
    expect(transcript).toContain('Name on the card: A.\n');
    expect(transcript).not.toContain('A. L.');
  },
);
