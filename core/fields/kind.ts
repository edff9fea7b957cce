import type { Rule } from './rule.ts';

/** Where an answer may live: encrypted in the vault, or nowhere but in memory on its way to the agent. */
export type Storage = 'stored' | 'offTheRecord';

/** The hint that a page gives to on-screen keyboards (HTML Standard, `inputmode`). */
export type InputMode = 'text' | 'numeric' | 'tel' | 'email';

/** What deciding about an answer needs: the time, in milliseconds since 1970 UTC, and the field's options. */
export type Context<Options extends object = object> = Options & { readonly now: number };

/**
 * What one sort of answer is: where it may live, what is valid, and what of it a transcript may show.
 * Nothing here throws on what a visitor typed, and nothing but `parse` and `mask` ever sees it.
 */
export interface Kind<Where extends Storage = Storage, Options extends object = object> {
  readonly storage: readonly Where[];
  /** The longest input that is looked at, in UTF-16 units as typed: separators and full-width forms included. */
  readonly maxLength: number;
  /** The field's token of autofill, or `off` (HTML Standard, `autocomplete`). */
  readonly autocomplete: string;
  readonly inputMode: InputMode;
  /** The answer may have several lines. @default false */
  readonly multiline?: true;
  /** What a form may set on a field of this kind. */
  readonly options: { readonly [Name in keyof Options]-?: Rule };
  /** What the field should hold, for a person to read. Depends on the form alone, never on the input. */
  expected(options: Options): string;
  /** The one way to write this answer, or undefined when it is not valid. */
  parse(input: string, context: Context<Options>): string | undefined;
  /**
   * What a transcript shows in place of a canonical answer: at most half of its characters, and for card numbers at most
   * what PCI SSC FAQ 1091 allows. How many bullets there are never depends on the answer.
   */
  mask(canonical: string, options: Options): string;
}

/** The bullets that stand for what a mask hides. Always four: their number says nothing about the length. */
export const hidden = '••••';

/** The last `count` characters behind bullets; fewer where that would be more than half of the value. */
export function maskToLast(canonical: string, count: number): string {
  const shown = Math.min(count, Math.floor(canonical.length / 2));
  return shown === 0 ? hidden : `${hidden} ${canonical.slice(-shown)}`;
}
