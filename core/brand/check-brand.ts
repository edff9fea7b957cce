import { policyRules } from '../fields/check-form.ts';
import {
  checkProperties,
  isRecord,
  optional,
  record,
  required,
  type Rule,
  type Rules,
  text,
} from '../fields/parts/rule.ts';
import { languages as all, type Language } from '../languages.ts';
import { isVisible, maxTextUnits } from '../message-text.ts';
import type { Brand } from './brand.ts';
import { checkTemplate } from './check-template.ts';

/** The exports of the files in brand/, by the file's name. */
export type BrandFiles = Readonly<Record<(typeof brandFiles)[number], Readonly<Record<string, unknown>>>>;

/** Settings have a check of their own, in lib/config.ts. */
export const brandFiles = ['identity', 'forms', 'privacy', 'canned-replies', 'coach-topics'] as const;

type List = readonly Readonly<Record<string, unknown>>[];

const records = (least: number): Rule =>
  required({
    expected: least > 0 ? 'a list of at least one object' : 'a list of objects',
    accepts: (value) => Array.isArray(value) && value.length >= least && Array.from(value).every(isRecord),
  });

/** Characters that no name needs: controls, ends of lines, and what reorders the text behind it (UAX 9). */
const unfit = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

const identityRules = {
  displayName: required({
    expected: 'a name of 1 to 60 characters in one line, without spaces around it',
    accepts: (value) =>
      typeof value === 'string' &&
      isVisible(value) &&
      value === value.trim() &&
      [...value].length <= 60 &&
      !unfit.test(value),
  }),
  languages: required({
    expected: `a list of some of ${all.join(', ')}, each once`,
    accepts: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((each) => all.includes(each as Language)) &&
      new Set(value).size === value.length,
  }),
};

const replyRules = {
  name: required({
    expected: 'lower-case letters, digits and hyphens, at most 40, a letter first',
    accepts: (value) => typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(value),
  }),
  text: required(text(maxTextUnits)),
};

const topicRules = {
  advice: record,
  words: required({
    // With `g` or `y` it would go on where it last stopped.
    expected: 'a regular expression without the flags g and y that does not match every text',
    accepts: (value) => value instanceof RegExp && !value.global && !value.sticky && !value.test(''),
  }),
};

/**
 * Whether a brand's folder is complete and means something, whatever wrote it.
 *
 * @param library the names of the product's forms
 * @param fileOf where a template stands
 * @throws Error with a sentence that names the file and the key, and quotes no value but the name of a form
 */
export function checkBrand(
  files: BrandFiles,
  library: readonly string[],
  fileOf: (template: unknown) => string,
): void {
  checkProperties('brand/identity.ts', files.identity, identityRules);
  checkProperties('brand/forms.ts', files.forms, { published: records(1) });
  checkProperties('brand/privacy.ts', files.privacy, { privacy: record });
  checkProperties('brand/canned-replies.ts', files['canned-replies'], { cannedReplies: records(0) });
  checkProperties('brand/coach-topics.ts', files['coach-topics'], { topics: records(0) });
  const brand = Object.assign({}, ...Object.values(files)) as Brand;
  const known = [...library, ...brand.published.map(({ name }) => name)];
  checkPrivacy(brand, known);
  for (const template of brand.published) checkTemplate(fileOf(template), template, brand);
  checkNames('brand/forms.ts, published', brand.published as unknown as List);
  brand.cannedReplies.forEach((reply, at) =>
    checkProperties(`brand/canned-replies.ts, reply ${at + 1}`, { ...reply }, replyRules),
  );
  checkNames('brand/canned-replies.ts, cannedReplies', brand.cannedReplies as unknown as List);
  brand.topics.forEach((topic, at) => {
    const subject = `brand/coach-topics.ts, topic ${at + 1}`;
    checkProperties(subject, { ...topic }, topicRules);
    checkProperties(`${subject}, advice`, { ...topic.advice }, adviceRules('never' in topic.advice, known));
  });
}

function checkPrivacy({ privacy }: Brand, known: readonly string[]): void {
  const subject = 'brand/privacy.ts, privacy';
  checkProperties(subject, { ...privacy }, { ...policyRules, texts: record });
  checkProperties(`${subject}, texts`, privacy.texts, rulesFor(known, optional(record)));
  for (const [name, texts] of Object.entries(privacy.texts)) {
    checkProperties(`${subject}, texts of ${JSON.stringify(name)}`, texts, rulesFor(all, text(2000)));
  }
}

function adviceRules(isNever: boolean, known: readonly string[]): Rules {
  const one = (of: readonly string[], expected: string) =>
    required({ expected, accepts: (value) => of.includes(value as string) });
  return isNever
    ? { never: one(['password', 'cardPin'], 'password or cardPin') }
    : { form: one(known, 'the name of a form that is published, or of forms/') };
}

function checkNames(subject: string, list: List): void {
  const names = list.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`${subject}: two have the name ${JSON.stringify(twice)}.`);
}

function rulesFor(keys: readonly string[], rule: Rule): Rules {
  return Object.fromEntries(keys.map((key) => [key, rule]));
}
