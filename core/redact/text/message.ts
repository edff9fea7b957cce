import type { RedactedKind } from '../../protocol/values.ts';
import { type DigitGroup, digitGroups } from './digit-groups.ts';
import { linkPathsOf } from './link-paths.ts';
import { type Naming, namingOf, type Place } from './naming.ts';
import type { Replacement } from './replacement.ts';
import { type Symbols, symbolsOf } from './symbols.ts';

/** A text as the finders read it. */
export interface Message {
  readonly text: string;
  readonly symbols: Symbols;
  readonly groups: readonly DigitGroup[];
  readonly naming: Naming;
  /** Whether a UTF-16 offset is within the path of a link. */
  readonly isInPath: (offset: number) => boolean;
  /** The kinds of number that the other side has just asked for. */
  readonly asked: ReadonlySet<RedactedKind>;
}

export function messageOf(text: string, asked: ReadonlySet<RedactedKind>): Message {
  const symbols = symbolsOf(text);
  return {
    text,
    symbols,
    groups: digitGroups(symbols),
    naming: namingOf(text),
    isInPath: linkPathsOf(text),
    asked,
  };
}

/** Where symbols stand in the text. */
export function placeOf({ symbols, text }: Message, from: number, to: number): Place {
  return { start: symbols.starts[from] ?? 0, end: symbols.ends[to - 1] ?? text.length };
}

/** Writes a mask in place of symbols. */
export function masking(
  message: Message,
  { kind, from, to }: { readonly kind: RedactedKind; readonly from: number; readonly to: number },
  mask: string,
  certain = false,
): Replacement {
  return { kind, ...placeOf(message, from, to), mask, certain };
}
