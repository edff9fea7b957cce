import { describe, expect, it } from 'vitest';
import { checkAnswer, checkAnswers, offTheRecordFields, storedFields } from '../../core/fields/answers.ts';
import { formHash, isSealed } from '../../core/fields/form.ts';
import { publish } from '../../core/brand/publish.ts';
import { languages } from '../../core/languages.ts';
import { library } from '../../forms/library.ts';
import { sampleAnswers } from '../../core/fields/sample-answers.ts';
import { now } from '../core/fields/examples.ts';

const privacy = { version: '1', url: 'https://www.example.com/privacy', texts: {} };
const forms = library.map((template) => publish(template, { privacy, languages }));

it('the forms of the product are these, and say what they store and what they relay', () => {
  const published = forms.map((form) => [form.name, storedFields(form), offTheRecordFields(form)]);
  expect(published).toEqual([
    ['payment-card', ['cardNumber', 'cardExpiry', 'cardholderName'], ['cvv']],
    ['us-bank-account', ['usRouting', 'usAccount'], []],
    ['iban', ['iban'], []],
    ['us-ssn', ['ssn'], []],
    ['identity-check', ['dateOfBirth'], ['challengeAnswer', 'pin']],
    ['health-insurance', ['healthMemberId', 'dateOfBirth'], []],
    ['one-time-code', [], ['oneTimeCode']],
    ['secure-note', ['secureNote'], []],
  ]);
});

it('all of them are sealed: no server can have one of them answered in plain', () => {
  expect(forms.filter((form) => !isSealed(form))).toEqual([]);
});

it('no two forms have a name or a hash in common', async () => {
  const hashes = await Promise.all(forms.map(formHash));
  expect(new Set(hashes).size).toBe(forms.length);
  expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
});

const oneHour = {
  en: 'at the latest after one hour',
  es: 'como máximo al cabo de una hora',
  de: 'spätestens nach einer Stunde',
  fr: 'au plus tard après une heure',
  ja: '遅くとも 1 時間以内',
  ar: 'خلال ساعة على الأكثر',
};

describe.each(forms.map((form) => [form.name, form] as const))('%s', (_name, form) => {
  it('takes the answers that it asks for', () => {
    const typed = sampleAnswers(form);
    const stored = Object.fromEntries(storedFields(form).map((name) => [name, typed[name] ?? '']));
    expect(Object.keys(checkAnswers(form, stored, now))).toEqual(storedFields(form));
    for (const name of offTheRecordFields(form))
      expect(checkAnswer(form, name, typed[name] ?? '', now)).not.toBe('');
  });

  it('has its privacy text in every language that the chat speaks, English first', () => {
    expect(Object.keys(form.privacy.text)).toEqual(languages);
  });

  it.each(languages)('says in %s when the answers are destroyed, if any are stored', (language) => {
    const text = form.privacy.text[language] ?? '';
    const hour = oneHour[language];
    const seconds = text.includes(hour)
      ? 3600
      : Number(/\b[1-9][0-9]*(?= [Mm]in| 分| دقيقة)/.exec(text)?.[0]) * 60;
    expect(storedFields(form).length === 0 || seconds === form.retentionSeconds).toBe(true);
  });
});
