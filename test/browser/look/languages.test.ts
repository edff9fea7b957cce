import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { kindOf } from '../../../core/fields/field.ts';
import { paymentCardForm } from '../../published.ts';
import { type Language, languages } from '../../../core/languages.ts';
import { directionOf } from '../../../web/shared/text/languages.ts';
import { formMessagesIn } from '../../../web/widget/form/messages/index.ts';
import { wordsOf } from '../../../web/widget/form/shared/words-of.ts';
import { ledgerMessagesIn } from '../../../web/widget/ledger/messages/index.ts';
import { messagesIn } from '../../../web/widget/messages/index.ts';
import { verifies } from '../../promises.ts';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import { textsIn } from '../../web/widget/texts.ts';
import { met } from '../people/meeting.ts';
import { speak, speakAsBrowser } from './page-language.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();

/** Narrower than the narrowest screen that nothing may be scrolled sideways on (WCAG 2.2, 1.4.10: 320), as old telephones are. */
const narrow = { width: 280, height: 640 };

/** Everything that the frame says in a language, but for its forms' words. */
async function textsOf(language: Language) {
  const [chat, forms, ledger] = await Promise.all([
    messagesIn(language),
    formMessagesIn(language),
    ledgerMessagesIn(language),
  ]);
  return { chat, forms, ledger };
}

/** What is read or heard on the page: texts, and what stands in attributes for a person. */
function readable(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const texts: string[] = [];
    const visit = (node: Node): void => {
      if (node instanceof Text) texts.push(node.data);
      if (node instanceof Element) {
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
          texts.push(node.getAttribute(name) ?? '');
        node.shadowRoot?.childNodes.forEach(visit);
      }
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return texts.map((text) => text.trim()).filter(Boolean);
  });
}

/** What stands out of the screen at its sides, or is cut off there, in words. */
function sticksOut(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const out: string[] = [];
    const visit = (element: Element): void => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 1 && (left < -1 || right > innerWidth + 1))
        out.push(`${element.tagName}.${element.className}`);
      const isClipped = getComputedStyle(element).overflowX === 'hidden';
      if (isClipped && element.scrollWidth > element.clientWidth && width > 1)
        out.push(`in ${element.tagName}.${element.className}`);
      // What is only heard is cut off.
      if (width <= 1) return;
      [...(element.shadowRoot?.children ?? []), ...element.children].forEach(visit);
    };
    visit(document.body);
    return out;
  });
}

/** English that has a translation, said by somebody called ana. */
async function englishOf(language: Language): Promise<Set<string>> {
  const [english, translated] = await Promise.all([textsOf('en'), textsOf(language)]);
  const here = new Set([...textsIn(translated, '', 'ana').values()]);
  const forms = [paymentCardForm].flatMap(({ title, purpose, fields }) => [
    title,
    purpose,
    ...Object.values(fields).flatMap((field) => [field.label, field.why, kindOf(field).expected(field)]),
  ]);
  const all = [...textsIn(english, '', 'ana').values(), ...forms].map((text) => text.toLowerCase());
  return new Set(
    all.filter((text) => !here.has(text) && ![...here].some((each) => each.toLowerCase() === text)),
  );
}

for (const language of languages)
  verifies(
    'P8',
    `on a page in the language ${language} the chat and its form are in that language, and fit a narrow screen`,
    async () => {
      const { chat, forms, ledger } = await textsOf(language);
      const words = wordsOf(paymentCardForm, forms);
      const context = await stage.context({ viewport: narrow, locale: language === 'de' ? 'fr' : 'de' });
      await speak(context, language);
      const { visitor, agent, conversationId } = await met(stage, {
        page: await context.newPage(),
        texts: chat,
      });
      const { frame } = visitor;
      const leftOver = async () => {
        const english = language === 'en' ? new Set() : await englishOf(language);
        const read = await readable(frame);
        return read
          .map((text) => text.replaceAll(/[\u2066-\u2069]/g, '').toLowerCase())
          .filter((text) => english.has(text));
      };
      const expectOurs = async () => {
        expect(await leftOver()).toEqual([]);
        expect((await readable(frame)).filter((text) => /[\u0660-\u0669]/.test(text))).toEqual([]);
        expect(await sticksOut(frame)).toEqual([]);
      };
      expect(await frame.locator('html').getAttribute('lang')).toBe(language);
      expect(await frame.locator('html').getAttribute('dir')).toBe(directionOf(language));
      await expectOurs();
      await agent.client.requestForm(conversationId, 'payment-card');
      await visitor.card(words.title).waitFor();
      await expectOurs();
      await visitor.card(words.title).getByRole('button', { name: forms.open }).click();
      await frame.getByRole('form', { name: words.title }).waitFor();
      const privacy = frame.locator('#privacy-text');
      expect(await privacy.textContent()).toBe(paymentCardForm.privacy.text[language]);
      expect(await privacy.getAttribute('lang')).toBe(language);
      expect(await privacy.getAttribute('dir')).toBe(directionOf(language));
      expect((await frame.locator('#privacy-language').textContent())?.trim()).toBe('');
      await visitor.button(forms.submit).click();
      await frame.getByText(forms.problems.some(5)).waitFor();
      await expectOurs();
      const answers = { ...cardAnswers, cardExpiry: '1131' };
      for (const [name, answer] of Object.entries(answers)) {
        await visitor.type({ [words.fields[name]?.label ?? '']: answer });
      }
      const number = frame.getByRole('textbox', {
        name: words.fields['cardNumber']?.label ?? '',
        exact: true,
      });
      expect(await number.inputValue()).toBe('3714 496353 98431');
      expect(await number.evaluate((input) => getComputedStyle(input).direction)).toBe('ltr');
      await frame.getByRole('checkbox').check();
      await visitor.button(forms.submit).click();
      await visitor.ledger(words.title, ledger.receipt);
      const submitted = agent.entries.items.find(({ type }) => type === 'formSubmitted');
      expect(submitted).toMatchObject({ consent: { privacyLanguage: language } });
      const mask = visitor.card(words.title).getByText('•••• 8431');
      expect(await mask.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
      await expectOurs();
    },
  );

test.each(languages)(
  'on a page that says none, the chat is in the browser’s own language: %s',
  async (language) => {
    const context = await stage.context({
      locale: `${language}-${language === 'en' ? 'GB' : language.toUpperCase()}`,
    });
    await speakAsBrowser(context);
    const { chat } = await textsOf(language);
    const visitor = await VisitorPage.open(await context.newPage(), stage.shopUrl, chat);
    await visitor.frame.getByRole('heading', { name: chat.greeting }).waitFor();
    expect(await visitor.frame.locator('html').getAttribute('lang')).toBe(language);
  },
);

test('on a page in a language that there is none of, the chat is in the browser’s', async () => {
  const context = await stage.context({ locale: 'fr-CA' });
  await speak(context, 'nl');
  const { chat } = await textsOf('fr');
  const visitor = await VisitorPage.open(await context.newPage(), stage.shopUrl, chat);
  await visitor.frame.getByRole('heading', { name: chat.greeting }).waitFor();
});
