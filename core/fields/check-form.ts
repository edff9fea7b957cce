import { checkWhen } from './check-when.ts';
import type { Kind, Reason, Storage } from './kind.ts';
import { kinds } from './kinds.ts';
import { languageTag } from './privacy-text.ts';
import { checkProperties, isRecord, oneOf, record, required, type Rules, text, whole } from './parts/rule.ts';

const hour = 60 * 60;
const mostFields = 20;
const mostLanguages = 50;

/**
 * Stored answers travel in one message of at most 32 KB. This many UTF-16 units fit, at 3 bytes each in UTF-8 and sealed,
 * which adds a third.
 */
const mostStoredUnits = 7000;

const formName = /^[a-z][a-z0-9-]{0,39}$/;
const fieldName = /^[a-zA-Z][a-zA-Z0-9]{0,39}$/;

const formRules: Rules = {
  name: required({
    expected: 'lower-case letters, digits and dashes, at most 40, a letter first',
    accepts: (value) => typeof value === 'string' && formName.test(value),
  }),
  version: required(whole(1_000_000)),
  title: required(text(100)),
  purpose: required(text(300)),
  privacy: record,
  retentionSeconds: required(whole(24 * hour)),
  openWithinSeconds: required(whole(hour)),
  submitWithinSeconds: required(whole(hour)),
  sealed: oneOf([false]),
  whyNotSealed: text(300),
  fields: record,
};

/** Of a privacy policy. */
export const policyRules: Rules = {
  version: required(text(40)),
  url: required({ expected: 'an https address of at most 500 characters', accepts: isHttpsUrl }),
};

const kindRule = required(oneOf(Object.keys(kinds)));

const fieldRules: Rules = {
  kind: kindRule,
  label: required(text(100)),
  why: required(text(300)),
  optional: oneOf([true]),
  offTheRecord: oneOf([true]),
  when: { expected: 'an object with field and is', accepts: isRecord },
};

/** Throws an Error that names the form, and the field where there is one, for the first thing that is wrong. */
export function checkForm(definition: unknown): void {
  const form = isRecord(definition) ? definition : {};
  const subject = `Form ${JSON.stringify(form['name'] ?? '(no name)')}`;
  checkProperties(subject, form, formRules);
  if ((form['sealed'] === false) !== (form['whyNotSealed'] !== undefined)) {
    throw new Error(`${subject}: sealed: false and whyNotSealed go together.`);
  }
  checkPrivacy(`${subject}, privacy`, form['privacy'] as Readonly<Record<string, unknown>>);
  checkFields(subject, form['fields'] as Readonly<Record<string, unknown>>);
}

function checkPrivacy(subject: string, privacy: Readonly<Record<string, unknown>>): void {
  checkProperties(subject, privacy, { ...policyRules, text: record });
  const wordings = privacy['text'] as Readonly<Record<string, unknown>>;
  const languages = Object.keys(wordings);
  if (languages.length < 1 || languages.length > mostLanguages) {
    throw new Error(`${subject}: text must be in 1 to ${mostLanguages} languages.`);
  }
  const unknown = languages.find((language) => !languageTag.test(language));
  if (unknown !== undefined) {
    throw new Error(
      `${subject}: text is by language such as de or pt-BR, which ${JSON.stringify(unknown)} is not.`,
    );
  }
  const rules = languages.map((language) => [language, required(text(2000))] as const);
  checkProperties(`${subject}, text`, wordings, Object.fromEntries(rules));
}

function checkFields(form: string, fields: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(fields);
  if (names.length < 1 || names.length > mostFields) {
    throw new Error(`${form}: fields must be 1 to ${mostFields}.`);
  }
  let storedUnits = 0;
  for (const name of names) {
    const subject = `${form}, field ${JSON.stringify(name)}`;
    if (!fieldName.test(name)) {
      throw new Error(`${subject}: its name must be letters and digits, at most 40, a letter first.`);
    }
    storedUnits += checkField(subject, fields[name]);
    checkWhen(subject, name, fields);
  }
  if (Object.values(fields).every((field) => isRecord(field) && field['optional'] === true)) {
    throw new Error(`${form}: at least one field must not be optional: an empty form would say nothing.`);
  }
  if (storedUnits > mostStoredUnits) {
    throw new Error(
      `${form}: fields must be fewer: the longest stored answers would not fit into one message.`,
    );
  }
}

/** The longest stored answer of the field, in UTF-16 units; 0 for an off-the-record field. */
function checkField(subject: string, value: unknown): number {
  const field = isRecord(value) ? value : {};
  checkProperties(subject, { kind: field['kind'] }, { kind: kindRule });
  const kindName = field['kind'] as keyof typeof kinds;
  const kind: Kind<Storage, object, Reason> = kinds[kindName];
  checkProperties(subject, field, { ...fieldRules, ...kind.options });
  const storage = field['offTheRecord'] === true ? 'offTheRecord' : 'stored';
  if (!kind.storage.includes(storage)) {
    throw new Error(
      storage === 'stored'
        ? `${subject}: ${kindName} is never stored: it must have offTheRecord: true.`
        : `${subject}: ${kindName} cannot be off the record: offTheRecord must be left out.`,
    );
  }
  const mayBeMissing = ['optional', 'when'].find((option) => field[option] !== undefined);
  if (storage === 'offTheRecord' && mayBeMissing !== undefined) {
    throw new Error(
      `${subject}: an off-the-record field cannot be optional or have when: ${mayBeMissing} must be left out.`,
    );
  }
  return storage === 'stored' ? kind.maxLength : 0;
}

function isHttpsUrl(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 500 || !/^https:\/\/\S+$/.test(value)) return false;
  if (!URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}
