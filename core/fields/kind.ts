import type { Mask } from './parts/mask.ts';
import type { Rule } from './parts/rule.ts';

/** Where an answer may live: encrypted in the vault, or nowhere but in memory on its way to the agent. */
export type Storage = 'stored' | 'offTheRecord';

/** What deciding about an answer needs: the time, in milliseconds since 1970 UTC, and the field's options. */
export type Context<Options extends object = object> = Options & { readonly now: number };

/**
 * Why an answer is not valid: there is none; it is written in another way; it has too few or too many characters; its check
 * digits do not fit; its time has passed; no such number is issued, or no such date can be. The visitor's frame says it, and
 * nobody else is told.
 */
export type Reason = 'missing' | 'format' | 'length' | 'checksum' | 'expired' | 'range';

/** The reasons that every kind can give. */
export type CommonReason = 'missing' | 'format' | 'length';

/** What is no answer. It holds nothing of what was typed. */
export interface Invalid<Why extends Reason = Reason> {
  readonly reason: Why;
}

/** The one way to write an answer, or why there is none. */
export type Parsed<Why extends Reason = Reason> = string | Invalid<Why>;

export function invalid<Why extends Reason>(reason: Why): Invalid<Why> {
  return { reason };
}

/**
 * What one sort of answer is: where it may live, what is valid, and what of it a transcript may show. The rest of the kind is
 * its `Presentation`, in the same file. Nothing here throws on what a visitor typed, and nothing but `parse` and `mask`
 * ever sees it. `Special` are its reasons besides the common ones.
 */
export interface Kind<
  Where extends Storage = Storage,
  Options extends object = object,
  Special extends Reason = never,
> {
  readonly storage: readonly Where[];
  /** The longest input that is looked at, in UTF-16 units: separators included, space around it and invisible characters not. */
  readonly maxLength: number;
  /** What a form may set on a field of this kind. */
  readonly options: { readonly [Name in keyof Options]-?: Rule };
  /** The one way to write this answer, or why it is not valid. */
  parse(input: string, context: Context<Options>): Parsed<CommonReason | Special>;
  /** All canonical answers that there are, where the kind knows them: other fields may depend on one. @default not known */
  allAnswers?(this: void, options: Options): readonly string[];
  /** What a transcript shows in place of a canonical answer. */
  readonly mask: Mask<Options>;
  /** What the field should hold, for a person to read, in English. Depends on the form alone, never on the input. */
  expected(options: Options): string;
}
