import type { ByLanguage, FormTemplate } from './form-template.ts';
import type { Language } from '../languages.ts';
import type { Topic } from './topic.ts';

/** Under which privacy policy a brand's forms are answered. Part of each form, so a change of it is a change of each hash. */
export interface PrivacyPolicy {
  /** Names the policy and the texts shown with the forms, 1 to 40 characters: another one whenever any of them changes. */
  readonly version: string;
  /** Where the whole policy stands: https, 1 to 500 characters. */
  readonly url: string;
  /** The brand's own text in place of the form's, by the form's name and by language. */
  readonly texts: Readonly<Record<string, ByLanguage<string>>>;
}

/** A reply that an agent writes many times a day: `/` and its name call it up. */
export interface CannedReply {
  /** Typed after the slash: lower-case letters, digits and hyphens, a letter first, at most 40. */
  readonly name: string;
  /** 1 to 4,000 characters. */
  readonly text: string;
}

/** Everything that a brand decides besides its settings. */
export interface Brand {
  /** The name that people see: 1 to 60 characters of any script. */
  readonly displayName: string;
  /** The languages that a customer can be spoken to in; the first for those who read none of them. */
  readonly languages: readonly Language[];
  readonly privacy: PrivacyPolicy;
  readonly published: readonly FormTemplate[];
  readonly cannedReplies: readonly CannedReply[];
  /** Things that an agent should not ask for in the open chat; the first match counts. */
  readonly topics: readonly Topic[];
}
