import type { CardBrand } from './card/brands.ts';
import type { CommonReason, Invalid, Kind, Reason, Storage } from './kind.ts';
import type { Sentence } from './parts/sentences.ts';
import type { Worded } from './parts/worded.ts';
import type { TypingFormat } from './parts/typing-format.ts';

/** The hint that a page gives to on-screen keyboards (HTML Standard, `inputmode`). */
export type InputMode = 'text' | 'numeric' | 'decimal' | 'tel' | 'email';

/** The languages besides English that the visitor's frame speaks. */
export type Translation = 'es' | 'de' | 'fr' | 'ja' | 'ar';

/** Answers that belong to nobody: numbers that networks and authorities publish for tests and examples. */
export interface Samples {
  /**
   * The canonical form, by what is typed. The first is what made-up customers answer where agents practise;
   * JavaScript puts those that read as an array index, such as `204904`, before all others.
   */
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, Reason>>;
}

/** The half of a kind that no server loads: how an answer is asked for and shown, its words, and samples. */
export interface Presentation<Options extends object = object, Why extends Reason = CommonReason> {
  /**
   * The input: a line, several lines, a box for each part of a date or of an address, choices, or a line that is hidden until
   * the visitor asks to see it, as somebody may be looking on.
   */
  readonly entry: 'line' | 'lines' | 'date' | 'address' | 'secret' | 'choice';
  readonly inputMode: InputMode;
  /** The field's token of autofill, or `off` (HTML Standard, `autocomplete`). The boxes of a date or an address have their own. */
  readonly autocomplete: string;
  /** How it is written while it is typed, and printed where an agent reads it off. */
  readonly typing: TypingFormat | undefined;
  /**
   * Where it is looked for in a text that is pasted: anywhere, as its shape tells it from other words; beside an answer that
   * was found so; or nowhere, as only a text that is nothing else is this answer.
   */
  readonly pasted: 'anywhere' | 'beside' | 'alone';
  /** What `expected` says, in other languages and whatever the options. A visitor's browser loads one of them. */
  readonly words: Readonly<Record<Translation, string>>;
  /**
   * For each reason that the kind can give, a sentence that says what is wrong and what to do. It is true whatever the options.
   * All kinds share the sentence for a missing answer. A visitor's browser loads one language.
   */
  problems(): Readonly<Record<Exclude<Why, 'missing'>, Sentence>>;
  /** For each choice of options. No page loads them. */
  samples(options: Options): Samples;
  /** The choices in the order shown: their words, by canonical answer. Only kinds that are chosen from have them. */
  choices?(this: void, options: Options): Readonly<Record<string, Worded>>;
  /** Whether more than one can be chosen: their answers stand with commas between them. @default false */
  isSeveral?(this: void, options: Options): boolean;
  /** The unit shown behind the input. @default none */
  unit?(this: void, options: Options): Worded | undefined;
  /** Limits that the options set, in figures. They stand behind `words`, which know no options. @default none */
  limits?(this: void, options: Options): string;
  /** Returns a canonical answer as an agent reads it, in English. @default the answer itself */
  read?(this: void, canonical: string, options: Options): string;
  /** The card's brand that an answer begins with. Only a card's number has one. */
  brandOf?(code: string): CardBrand | undefined;
  /** The length that the card in the same form gives this answer. It counts as the option `length`, where a form sets none. */
  lengthOn?(brand: CardBrand): number;
}

/** The presentation that belongs to a kind: with its options, and with a sentence for each of its reasons. */
export type PresentationOf<Of extends Kind<Storage, object, Reason>> = Presentation<
  Parameters<Of['expected']>[0],
  ReasonOf<Of>
> &
  SaysNothingOf<Exclude<Reason, ReasonOf<Of>>>;

/** No sentence stands there for a reason that is never given. */
interface SaysNothingOf<Unused extends Reason> {
  problems(): { readonly [Why in Unused]?: never };
}

/** The reasons that a kind can give. */
export type ReasonOf<Of extends Kind<Storage, object, Reason>> = Extract<
  ReturnType<Of['parse']>,
  Invalid
>['reason'];
