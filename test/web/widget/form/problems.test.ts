import { expect, test } from 'vitest';
import { kindOf, presentationOf } from '../../../../core/fields/field.ts';
import type { Reason } from '../../../../core/fields/kind.ts';
import { languages } from '../../../../core/languages.ts';
import { formMessagesIn } from '../../../../web/widget/form/messages/index.ts';
import { sentenceFor } from '../../../../web/widget/form/answer/sentence-for.ts';
import { everyChoice, fieldOf, names, now, samplesOf } from '../../../core/fields/examples.ts';

const label = 'ANA';

test.each(languages)(
  '%s: an answer that is not valid is told the sentence of its reason',
  async (language) => {
    const texts = await formMessagesIn(language);
    for (const { kind, options } of everyChoice) {
      const field = fieldOf(kind, options);
      const problems: Partial<Record<Reason, Readonly<Record<string, string>>>> =
        presentationOf(field).problems();
      for (const typed of Object.keys(samplesOf(kind, options).invalid)) {
        const parsed = kindOf(field).parse(typed, { ...field, now });
        if (typeof parsed === 'string') throw new Error(`${kind} takes an invalid sample`);
        const { reason } = parsed;
        const { length } = options as { readonly length?: number };
        const isOnCard = presentationOf(field).lengthOn !== undefined;
        const expected =
          reason === 'missing'
            ? texts.problems.empty(label)
            : reason === 'length' && length && isOnCard
              ? texts.problems.onCard(length)
              : problems[reason]?.[language];
        expect([kind, typed, sentenceFor(reason, { field, label }, texts)]).toEqual([kind, typed, expected]);
      }
    }
  },
);

test.each(names)('%s: each of its reasons is given by a sample, and has a sentence of its own', (kind) => {
  const choices = everyChoice.filter((choice) => choice.kind === kind);
  const given = choices.flatMap(({ options }) => Object.values(samplesOf(kind, options).invalid));
  const problems = presentationOf(fieldOf(kind)).problems();
  expect(new Set([...given, 'missing'])).toEqual(new Set([...Object.keys(problems), 'missing']));
  for (const language of languages) {
    const sentences = Object.values(problems).map((sentence) => sentence[language]);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/[.。]$/);
  }
});

test('the length of a security code is that of the card in the form, where there is one', async () => {
  const texts = await formMessagesIn('en');
  const asked = { field: fieldOf('cvv', {}), label };
  expect(sentenceFor('length', asked, texts, 4)).toBe(texts.problems.onCard(4));
  expect(sentenceFor('format', asked, texts, 4)).toBe(texts.reasons.cvv.format);
  expect(sentenceFor('length', { field: fieldOf('ssn'), label }, texts, 4)).toBe(texts.reasons.ssn.length);
});
