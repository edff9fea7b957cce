import { test } from 'vitest';
import type { Form } from '../../../core/fields/form.ts';
import { findForm } from '../../../branding/forms.ts';
import { ar as arForms } from '../../../web/widget/form/messages/ar.ts';
import { en as enForms } from '../../../web/widget/form/messages/en.ts';
import { wordsOf } from '../../../web/widget/form/shared/words-of.ts';
import { ar as arLedger } from '../../../web/widget/ledger/messages/ar.ts';
import { en as enLedger } from '../../../web/widget/ledger/messages/en.ts';
import { ar } from '../../../web/widget/messages/ar.ts';
import { en } from '../../../web/widget/messages/en.ts';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { Line } from '../stage/line.ts';
import { met } from '../people/meeting.ts';
import { speakAsBrowser } from '../look/page-language.ts';
import { useBrowserStage } from '../stage/stage.ts';
import type { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const minute = 60_000;

function published(name: string): Form {
  const form = findForm(name);
  if (!form) throw new Error(`no form is called ${name}`);
  return form;
}

/** Looks at the frame; the page around it belongs to the brand. */
function look(screen: string, { page, frame }: VisitorPage): Promise<void> {
  return expectGoodScreen(screen, page, frame);
}

test('axe finds nothing in the chat, from its greeting to its end', async () => {
  const fresh = await stage.visitor();
  await look('greeting', fresh);
  await fresh.draft.fill('Too long. '.repeat(401));
  await fresh.frame.getByText(en.tooLong('4,000')).waitFor();
  await look('a message that is too long', fresh);
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.send(conversationId, 'Good morning! How can I help you with your order 20-1184?');
  await visitor.hears('Good morning!');
  await look('messages', visitor);
  await visitor.draft.fill('Here you are: 4111111111111111');
  await visitor.button('This isn’t a card number').waitFor();
  await look('a message held', visitor);
  await visitor.button('Ask for a secure form').click();
  await visitor.button('More').click();
  await look('menu', visitor);
  await visitor.button('End this chat').click();
  await visitor.button('End chat').waitFor();
  await look('end question', visitor);
  await visitor.button('End chat').click();
  await visitor.hears('You ended this chat.');
  await look('ended', visitor);
});

/** English is written from left to right, Arabic from right to left. */
const languages = [
  { language: 'en', texts: en, formTexts: enForms, ledgerTexts: enLedger },
  { language: 'ar', texts: ar, formTexts: arForms, ledgerTexts: arLedger },
] as const;

test.each(languages)(
  'axe finds nothing in the form and the ledger, in whatever state, in the language $language',
  async ({ language, texts, formTexts, ledgerTexts }) => {
    const context = await stage.context({ locale: language });
    await speakAsBrowser(context);
    const line = await Line.of(context);
    const page = await context.newPage();
    const { visitor, agent, conversationId } = await met(stage, { page, texts });
    const titleOf = (name: string) => wordsOf(published(name), formTexts).title;
    const ask = async (name: string) => {
      const requestId = await agent.client.requestForm(conversationId, name);
      await visitor.card(titleOf(name)).waitFor();
      return requestId;
    };
    const fillIn = async (name: string, answers: Readonly<Record<string, string>>) => {
      const words = wordsOf(published(name), formTexts);
      for (const [field, answer] of Object.entries(answers)) {
        await visitor.type({ [words.fields[field]?.label ?? '']: answer });
      }
      await visitor.frame.getByRole('checkbox').check();
    };
    const open = async (name: string) => {
      await visitor.card(titleOf(name)).getByRole('button', { name: formTexts.open }).click();
      await visitor.frame.getByRole('form', { name: titleOf(name) }).waitFor();
    };
    const send = () => visitor.button(formTexts.submit).click();

    const card = await ask('payment-card');
    await look('form offered', visitor);
    await open('payment-card');
    await look('form', visitor);
    await send();
    await visitor.frame.getByText(formTexts.problems.some(5)).waitFor();
    await look('form with errors', visitor);
    await fillIn('payment-card', { ...cardAnswers, cardExpiry: '1131' });
    line.hold();
    await send();
    await visitor.button(formTexts.submitting).waitFor();
    await look('form on its way', visitor);
    line.release();
    await visitor.ledger(titleOf('payment-card'), ledgerTexts.receipt);
    await agent.entry('answerDelivered', card);
    await look('answers held', visitor);
    const { confirm } = await agent.client.reveal(conversationId, card);
    await confirm();
    await visitor.button(ledgerTexts.withdraw).waitFor({ state: 'detached' });
    await look('answers viewed', visitor);

    await ask('us-ssn');
    await visitor.card(titleOf('us-ssn')).getByRole('button', { name: formTexts.decline }).click();
    await visitor.ledger(titleOf('us-ssn'), formTexts.declined);
    await look('form declined', visitor);

    const note = await ask('secure-note');
    await open('secure-note');
    await fillIn('secure-note', { secureNote: 'For one person' });
    await send();
    await agent.entry('formSubmitted', note);
    await agent.client.reveal(conversationId, note);
    await stage.runtime.advance(2 * minute);
    await agent.entry('unconfirmed', note);
    await visitor.button(ledgerTexts.withdraw).waitFor({ state: 'detached' });
    await look('answers that may have been seen', visitor);

    const iban = await ask('iban');
    await stage.runtime.advance(16 * minute);
    await agent.entry('expired', iban);
    await visitor.ledger(titleOf('iban'), formTexts.expired);
    await look('form expired', visitor);

    const account = await ask('us-bank-account');
    await open('us-bank-account');
    await fillIn('us-bank-account', { usRouting: '021000021', usAccount: '12345678' });
    await send();
    await visitor.button(ledgerTexts.withdraw).click();
    await agent.entry('withdrawn', account);
    await visitor.button(ledgerTexts.withdraw).waitFor({ state: 'detached' });
    await look('answers taken back', visitor);

    await line.cut();
    await visitor.frame.getByText(texts.reconnecting).waitFor();
    await look('disconnected', visitor);
    line.mend();
    await visitor.frame.getByText(texts.reconnecting).waitFor({ state: 'detached' });
    await ask('one-time-code');
    await agent.client.end(conversationId);
    await visitor.hears(texts.endedBy.agent);
    await visitor.ledger(titleOf('one-time-code'), formTexts.over);
    await look('ended with a form that waited', visitor);
  },
  300_000,
);

test('the shop’s page, with the chat closed and open, is as good', async () => {
  const visitor = await stage.visitor();
  await expectGoodScreen('shop, chat open', visitor.page);
  await visitor.page.locator('sealform-chat').evaluate((chat) => chat.removeAttribute('open'));
  await expectGoodScreen('shop', visitor.page);
});
