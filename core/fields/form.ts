import { canonicalJson } from '../canonical-json.ts';
import { checkForm } from './check-form.ts';
import type { Field } from './field.ts';
import type { PrivacyWordings } from './privacy-text.ts';

export type { Field } from './field.ts';

/** The privacy text that a visitor consents to before anything is collected. */
export interface PrivacyText {
  /** Names these wordings, 1 to 40 characters; the consent receipt repeats it, with the language that was shown. */
  readonly version: string;
  /** Where the brand's whole policy stands: https, 1 to 500 characters. */
  readonly url: string;
  /**
   * What is shown with the form, by language (BCP 47: `de`, `pt-BR`), 1 to 50 of them, each 1 to 2,000 characters. A visitor
   * whose language is missing is shown another, and told so; the first is the last resort.
   */
  readonly text: PrivacyWordings;
}

/** What every published form has. */
interface AnyForm {
  /** What it is requested by: lower-case letters, digits and dashes, at most 40, a letter first. */
  readonly name: string;
  /** 1 to 1,000,000. */
  readonly version: number;
  /** 1 to 100 characters. */
  readonly title: string;
  /** What the answers are collected for, 1 to 300 characters; the consent receipt repeats it. */
  readonly purpose: string;
  readonly privacy: PrivacyText;
  /** How long stored answers are held at most, in seconds: 1 to 86,400 (24 h). */
  readonly retentionSeconds: number;
  /** How long the visitor has to open the form, in seconds: 1 to 3,600 (1 h). */
  readonly openWithinSeconds: number;
  /** How long the visitor has to submit it after the time to open it, in seconds: 1 to 3,600 (1 h). */
  readonly submitWithinSeconds: number;
  /**
   * 1 to 20 fields in the order shown, by name: letters and digits, at most 40, a letter first. One at least is always
   * answered: it has neither `optional` nor `when`.
   */
  readonly fields: Readonly<Record<string, Field>>;
}

/** Only the browser of the agent who asks can read the answers. This is what a form is unless it says otherwise. */
interface SealedForm extends AnyForm {
  readonly sealed?: never;
  readonly whyNotSealed?: never;
}

/** The brand's own servers can read the answers, and have to. */
interface UnsealedForm extends AnyForm {
  readonly sealed: false;
  /** Why the servers must read the answers, for the visitor, 1 to 300 characters. */
  readonly whyNotSealed: string;
}

/** A published form. */
export type Form = SealedForm | UnsealedForm;

/** Whether only the browser of the agent who asks can read the answers. */
export function isSealed(form: Form): boolean {
  return form.sealed !== false;
}

/**
 * A form as the brand publishes it: a frozen copy, checked. Its records inherit nothing, so that `form.fields[name]` is a
 * field or undefined whatever the name is. Throws an Error that names form and field when the definition is not what
 * {@link Form} and the kinds of its fields say, for those who write JavaScript, and for what a type cannot say.
 */
export function defineForm(definition: Form): Form {
  const form = frozenCopy(definition);
  checkForm(form);
  return form;
}

const hashes = new WeakMap<Form, Promise<string>>();

/**
 * SHA-256 of the whole definition in canonical JSON (RFC 8785), as 64 lower-case hexadecimal digits. It changes with every
 * word that a visitor would read; the order of the fields does not count.
 */
export function formHash(form: Form): Promise<string> {
  const known = hashes.get(form) ?? sha256(canonicalJson(form));
  hashes.set(form, known);
  return known;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy<unknown>)) as T;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, each] of Object.entries(value)) {
    if (each !== undefined) copy[key] = frozenCopy<unknown>(each);
  }
  return Object.freeze(copy) as T;
}
