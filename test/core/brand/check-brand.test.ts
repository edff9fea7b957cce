import { expect, test } from 'vitest';
import { type BrandFiles, checkBrand } from '../../../core/brand/check-brand.ts';
import type { FormTemplate } from '../../../core/brand/form-template.ts';
import { library } from '../../../forms/library.ts';
import * as cannedReplies from '../../brand/canned-replies.ts';
import * as coachTopics from '../../brand/coach-topics.ts';
import * as forms from '../../brand/forms.ts';
import { cardOnFileForm as own } from '../../brand/forms/card-on-file.ts';
import * as identity from '../../brand/identity.ts';
import * as privacy from '../../brand/privacy.ts';

const right: BrandFiles = {
  identity,
  forms,
  privacy,
  'canned-replies': cannedReplies,
  'coach-topics': coachTopics,
};

type File = keyof BrandFiles;

function check(changes: Partial<Record<File, object>>): void {
  const files = Object.fromEntries(
    Object.entries(right).map(([name, exported]) => [name, { ...exported, ...changes[name as File] }]),
  );
  const names = library.map(({ name }) => name);
  checkBrand(files as BrandFiles, names, (form) =>
    library.includes(form as FormTemplate) ? 'forms/x.ts' : 'brand/forms/own.ts',
  );
}

/** A brand with this form and no other. */
const only = (form: object) => ({ forms: { published: [form] } });
const { cvv, ...stored } = own.fields;
const words = (changes: object) => ({ ...own, words: { ...own.words, de: { ...own.words.de, ...changes } } });

const choice = {
  kind: 'choice',
  label: 'When',
  why: 'To call you',
  choices: { early: { en: 'Early', de: 'Früh' }, late: { en: 'Late', de: 'Spät' } },
};

test('the brand of the tests has nothing wrong', () => {
  expect(() => check({})).not.toThrow();
});

test.each(['“Zoë” & <Söhne>', "O'Neil", 'ליד האגם', '👩‍🔧', 'a'.repeat(60), '🪔'.repeat(60)])(
  'a brand can be called %s',
  (displayName) => {
    expect(() => check({ identity: { displayName } })).not.toThrow();
  },
);

test.each([
  '',
  ' ',
  ' a',
  'a\n',
  'a\nb',
  'a\0b',
  '\u202Eabc',
  '\uD83E',
  '\u200B',
  'a'.repeat(61),
  7,
  undefined,
])('a brand cannot be called %j, which is not quoted', (displayName) => {
  expect(() => check({ identity: { displayName } })).toThrow(
    /^brand\/identity\.ts: displayName must be a name of 1 to 60 characters in one line, without spaces around it\.$/,
  );
});

type Wrong = [what: string, changes: Partial<Record<File, object>>, sentence: string];

const wrong: Wrong[] = [
  [
    'an unknown key',
    { identity: { dispalyName: 'A' } },
    'brand/identity.ts: "dispalyName" is not one of displayName, languages.',
  ],
  [
    'a hole in a list',
    { forms: { published: [, {}] } },
    'brand/forms.ts: published must be a list of at least one object.',
  ],
  ...[/income/g, /income/y, /(?:)/].map((words): Wrong => [
    `a topic found by ${String(words)}`,
    { 'coach-topics': { topics: [{ advice: { never: 'password' }, words }] } },
    'brand/coach-topics.ts, topic 1: words must be a regular expression without the flags g and y that does not match every text.',
  ]),
  [
    'no language',
    { identity: { languages: [] } },
    'brand/identity.ts: languages must be a list of some of en, es, de, fr, ja, ar, each once.',
  ],
  [
    'a language that the frame does not speak',
    { identity: { languages: ['en', 'it'] } },
    'brand/identity.ts: languages must be a list of some of en, es, de, fr, ja, ar, each once.',
  ],
  [
    'no form',
    { forms: { published: [] } },
    'brand/forms.ts: published must be a list of at least one object.',
  ],
  [
    'two forms of one name',
    { forms: { published: [own, own] } },
    'brand/forms.ts, published: two have the name "card-on-file".',
  ],
  [
    'a form that stores a CVV',
    only({ ...own, fields: { ...stored, cvv: { ...cvv, offTheRecord: undefined } } }),
    'brand/forms/own.ts: Form "card-on-file", field "cvv": cvv is never stored: it must have offTheRecord: true.',
  ],
  [
    'a form without a privacy text in a language of the brand',
    only({ ...own, privacy: { ...own.privacy, fr: undefined } }),
    'brand/forms/own.ts, privacy: fr must be text of 1 to 2000 characters.',
  ],
  [
    'a choice without its words in a language of the brand',
    only({ ...own, fields: { ...own.fields, time: choice } }),
    'brand/forms/own.ts, fields, time: choices must be in each language of the brand.',
  ],
  [
    'a form without words in a language of the brand',
    only({ ...own, words: { ...own.words, ja: undefined } }),
    'brand/forms/own.ts, words: ja must be an object.',
  ],
  [
    'a form without a word for a field',
    only(words({ fields: { ...own.words.de?.fields, cvv: undefined } })),
    'brand/forms/own.ts, words, de, fields: cvv must be an object.',
  ],
  [
    'a form that does not say in a language why it is not sealed',
    only(words({ whyNotSealed: '' })),
    'brand/forms/own.ts, words, de: whyNotSealed must be text of 1 to 300 characters.',
  ],
  [
    'words for a field that there is none of',
    only(words({ fields: { ...own.words.de?.fields, pin: { label: 'PIN', why: 'Darum.' } } })),
    'brand/forms/own.ts, words, de, fields: "pin" is not one of cardNumber, cardExpiry, cardholderName, cvv.',
  ],
  [
    'a policy that is not to be read over https',
    { privacy: { privacy: { ...privacy.privacy, url: 'http://user:secret@example.com' } } },
    'brand/privacy.ts, privacy: url must be an https address of at most 500 characters.',
  ],
  [
    'a privacy text for a form that there is none of',
    { privacy: { privacy: { ...privacy.privacy, texts: { loan: { en: 'Text' } } } } },
    'brand/privacy.ts, privacy, texts: "loan" is not one of payment-card, us-bank-account, iban, us-ssn, identity-check, health-insurance, one-time-code, secure-note, card-on-file, home-visit.',
  ],
  [
    'two canned replies of one name',
    { 'canned-replies': { cannedReplies: [...cannedReplies.cannedReplies, cannedReplies.cannedReplies[0]] } },
    'brand/canned-replies.ts, cannedReplies: two have the name "ahoy".',
  ],
  [
    'a canned reply without a text',
    { 'canned-replies': { cannedReplies: [{ name: 'hi', text: '' }] } },
    'brand/canned-replies.ts, reply 1: text must be text of 1 to 4000 characters.',
  ],
  [
    'a topic with a form that there is none of',
    { 'coach-topics': { topics: [{ advice: { form: 'loan' }, words: /loan/ }] } },
    'brand/coach-topics.ts, topic 1, advice: form must be the name of a form that is published, or of forms/.',
  ],
];

test.each(wrong)('%s is found, and said with file and key', (_, changes, sentence) => {
  expect(() => check(changes)).toThrow(new Error(sentence));
});

test('what is missing in a language that the brand does not offer is not missed', () => {
  const { de, fr } = own.privacy;
  const german = { ...own, privacy: { de }, words: { de: own.words.de } };
  expect(() => check({ ...only(german), identity: { languages: ['de'] } })).not.toThrow();
  const texts = { 'card-on-file': { fr } };
  const french = { ...only({ ...german, words: own.words }), identity: { languages: ['fr', 'de'] } };
  expect(() => check(french)).toThrow('privacy: fr must be');
  expect(() => check({ ...french, privacy: { privacy: { ...privacy.privacy, texts } } })).not.toThrow();
});
