import { expect, test } from 'vitest';
import { isSealed } from '../../../core/fields/form.ts';
import { forms } from '../../../branding/forms.ts';
import { languages } from '../../../core/languages.ts';
import { chooseLanguage, directionOf, textsBy } from '../../../web/shared/text/languages.ts';
import { formMessagesIn } from '../../../web/widget/form/messages/index.ts';
import { wordsOf } from '../../../web/widget/form/shared/words-of.ts';
import { ledgerMessagesIn } from '../../../web/widget/ledger/messages/index.ts';
import { messagesIn } from '../../../web/widget/messages/index.ts';
import { textsIn } from './texts.ts';

const others = languages.filter((language) => language !== 'en');

const chosen: [wanted: string[], language: string | undefined][] = [
  [['de-CH', 'en'], 'de'],
  [['pt-BR', 'ES-419'], 'es'],
  [['ar-EG'], 'ar'],
  [['nl', 'sv'], undefined],
  [[], undefined],
];

test.each(chosen)('of %j the language is %s', (wanted, language) => {
  expect(chooseLanguage(wanted, languages)).toBe(language);
});

test('Arabic alone is written from right to left', () => {
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});

test('a language that cannot be loaded is replaced by English, and none is loaded for English', async () => {
  const asked: string[] = [];
  const load = (language: string) => () => {
    asked.push(language);
    return language === 'de' ? Promise.resolve('Deutsch') : Promise.reject(new Error('offline'));
  };
  const textIn = textsBy<string>('English', {
    ar: load('ar'),
    de: load('de'),
    es: load('es'),
    fr: load('fr'),
    ja: load('ja'),
  });
  expect(await Promise.all(['en', 'de', 'fr'].map((each) => textIn(each as 'en')))).toEqual([
    'English',
    'Deutsch',
    'English',
  ]);
  expect(asked).toEqual(['de', 'fr']);
});

/** What may be the same as in English: names, signs, and words that the languages share. */
const shared = new Set(['Agent', 'Messages', 'chat', 'ANA: 12:30', 'consent-receipt']);

const parts = { chat: messagesIn, forms: formMessagesIn, ledger: ledgerMessagesIn };

test.each(others)(
  '%s: no text is empty, none is left in English, and each says what it is given',
  async (language) => {
    for (const textsOf of Object.values(parts)) {
      const [english, translated] = await Promise.all([textsOf('en'), textsOf(language)]);
      const there = textsIn(translated);
      for (const [path, text] of textsIn(english)) {
        if (path.startsWith('hints') || path.startsWith('forms')) continue;
        const translation = there.get(path);
        expect([path, translation?.trim()]).not.toEqual([path, '']);
        if (!shared.has(text)) expect([path, translation]).not.toEqual([path, text]);
        for (const given of ['ANA', '12:30']) {
          if (text.includes(given))
            expect([path, translation]).toEqual([path, expect.stringContaining(given)]);
        }
      }
    }
  },
);

test.each(others)('%s: every published form has its words, for each of its fields', async (language) => {
  const texts = await formMessagesIn(language);
  for (const form of forms) {
    const words = wordsOf(form, texts);
    expect(words, `${form.name}@${form.version}`).not.toBe(form);
    expect(Object.keys(words.fields).sort()).toEqual(Object.keys(form.fields).sort());
    expect(words.whyNotSealed === undefined, form.name).toBe(isSealed(form));
  }
});
