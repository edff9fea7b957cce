import type { CardBrand } from './card-brands.ts';
import type { Mask } from './mask.ts';
import type { Rule } from './rule.ts';
import type { TypingFormat } from './typing-format.ts';

/** Where an answer may live: encrypted in the vault, or nowhere but in memory on its way to the agent. */
export type Storage = 'stored' | 'offTheRecord';

/** The hint that a page gives to on-screen keyboards (HTML Standard, `inputmode`). */
export type InputMode = 'text' | 'numeric' | 'tel' | 'email';

/** What deciding about an answer needs: the time, in milliseconds since 1970 UTC, and the field's options. */
export type Context<Options extends object = object> = Options & { readonly now: number };

/**
 * Why an answer is not valid: there is none; it is written in another way; it has too few or too many characters; its check
 * digits do not fit; its time has passed; no such number is issued, or no such date can be. The visitor's frame says it, and
 * nobody else is told.
 */
export type Reason = 'missing' | 'format' | 'length' | 'checksum' | 'expired' | 'range';

/** What is no answer. It holds nothing of what was typed. */
export interface Invalid {
  readonly reason: Reason;
}

/** The one way to write an answer, or why there is none. */
export type Parsed = string | Invalid;

export function invalid(reason: Reason): Invalid {
  return { reason };
}

/** The languages besides English that the visitor's frame speaks. */
export type Translation = 'es' | 'de' | 'fr' | 'ja' | 'ar';

/** Answers that belong to nobody: numbers that networks and authorities publish for tests and examples. */
export interface Samples {
  /** What is typed, and the one way to write it. The first is what made-up customers answer where agents practise. */
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, Reason>>;
}

/**
 * All that one sort of answer is. Nothing else lists kinds by name but kinds.ts. Nothing here throws on what a visitor typed,
 * and nothing but `parse`, `mask` and the ways to write an answer ever sees it.
 */
export interface Kind<Where extends Storage = Storage, Options extends object = object> {
  readonly storage: readonly Where[];
  /** The longest input that is looked at, in UTF-16 units as typed: separators and full-width forms included. */
  readonly maxLength: number;
  /** What a form may set on a field of this kind. */
  readonly options: { readonly [Name in keyof Options]-?: Rule };
  /** The one way to write this answer, or why it is not valid. */
  parse(input: string, context: Context<Options>): Parsed;
  /** What a transcript shows in place of a canonical answer. */
  readonly mask: Mask<Options>;
  /** What it is written into: a line, several lines, or a date's own control. */
  readonly entry: 'line' | 'lines' | 'date';
  readonly inputMode: InputMode;
  /** The field's token of autofill, or `off` (HTML Standard, `autocomplete`). */
  readonly autocomplete: string;
  /** It is shown while it is typed. Any other is hidden until the visitor asks to see it: somebody may be looking on. */
  readonly isShown: boolean;
  /** How it is written while it is typed, and printed where an agent reads it off. */
  readonly typing: TypingFormat | undefined;
  /**
   * Where it is looked for in a text that is pasted: among any words, from which its shape tells it; beside an answer that was
   * found so; or nowhere, as only a text that is nothing else is this answer.
   */
  readonly pasted: 'amongWords' | 'besideAnother' | 'alone';
  /** What the field should hold, for a person to read, in English. Depends on the form alone, never on the input. */
  expected(options: Options): string;
  /** The same in other languages, whatever the options. A visitor's browser loads one of them. */
  readonly words: Readonly<Record<Translation, string>>;
  /** For each choice of options. No page loads any. */
  samples(options: Options): Samples;
  /** The card's brand that an answer begins with. Only a card's number has one. */
  brandOf?(code: string): CardBrand | undefined;
  /** The length that the card in the same form gives this answer. It counts as the option `length`, where a form sets none. */
  lengthOn?(brand: CardBrand): number;
}
