import { type CommonReason, invalid, type Parsed, type Reason } from '../kind.ts';
import { normalised, type Writing } from './normalise.ts';

/**
 * Characters that change what a person sees, or that nobody sees: controls, bidirectional and zero-width formats, lone
 * surrogates, private use, line and paragraph separators (Unicode TR36, "Unicode Security Considerations").
 * Variation selectors 15 and 16, which only choose how an emoji looks, are allowed.
 */
export const unseen =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Characters that would change how a text is read, and that no normalisation drops: controls, lone surrogates, private use. */
const unreadable = /(?!\p{Default_Ignorable_Code_Point})[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;

type Next<Why extends Reason> = (text: string) => Parsed<Why>;

/** The canonical form of a text, or the reason why it is refused. */
type Read<Why extends Reason> = Parsed<CommonReason | Why>;

/**
 * Reads one line of text, {@link normalised}, with `next`. Refuses a blank one, one that is longer than `maxLength` UTF-16
 * units once it is normalised, and one that holds a line break or a character that nobody can read.
 */
export function line<Why extends Reason>(input: string, maxLength: number, next: Next<Why>): Read<Why> {
  return read(input, 'line', maxLength, next);
}

/** {@link line} for a name. */
export function name<Why extends Reason>(input: string, maxLength: number, next: Next<Why>): Read<Why> {
  return read(input, 'name', maxLength, next);
}

/** {@link line} for a code, which may be written on several lines. */
export function code<Why extends Reason>(input: string, maxLength: number, next: Next<Why>): Read<Why> {
  return read(input, 'code', maxLength, next);
}

/** {@link line} for several lines, with `\n` between them. */
export function lines<Why extends Reason>(input: string, maxLength: number, next: Next<Why>): Read<Why> {
  return read(input, 'lines', maxLength, next);
}

function read<Why extends Reason>(
  input: string,
  writing: Writing,
  maxLength: number,
  next: Next<Why>,
): Read<Why> {
  const text = normalised(input, writing);
  if (text === '') return invalid('missing');
  if (text.length > maxLength) return invalid('length');
  const oneLine = writing === 'lines' ? text.replaceAll('\n', '') : text;
  return unreadable.test(oneLine) ? invalid('format') : next(text);
}
