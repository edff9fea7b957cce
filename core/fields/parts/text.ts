import { type CommonReason, invalid, type Parsed, type Reason } from '../kind.ts';

/**
 * Characters that change what a person sees, or that nobody sees: controls, bidirectional and zero-width formats, lone
 * surrogates, private use, line and paragraph separators (Unicode TR36, "Unicode Security Considerations").
 * Variation selectors 15 and 16, which only choose how an emoji looks, are allowed.
 */
export const unseen =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

type Next<Why extends Reason> = (text: string) => Parsed<Why>;

/** What is read of a text, or why it is none. */
type Read<Why extends Reason> = Parsed<CommonReason | Why>;

/**
 * What `next` makes of one line of text, trimmed, with full-width forms as plain ones: full-width digits become digits.
 * Nothing else is rewritten: NFKC (Unicode TR15) would make of `4²` a `42`. Refused when it is blank, is longer than
 * `maxLength` UTF-16 units, before or after, or holds a character that nobody sees.
 */
export function line<Why extends Reason>(input: string, maxLength: number, next: Next<Why>): Read<Why> {
  const plain = input.replaceAll(/[\p{Zs}\uFF00-\uFFEF]/gu, (each) => each.normalize('NFKC'));
  return plain.length > maxLength ? invalid('length') : seen([plain], maxLength, next);
}

/**
 * What `next` makes of lines of text, trimmed, with `\n` between them. In canonical form (NFC) and not NFKC, which would
 * change what was meant: `12½ High Street` would become `121⁄2 High Street`. Refused as for {@link line}.
 */
export function lines<Why extends Reason>(input: string, maxLength: number, next: Next<Why>): Read<Why> {
  if (input.length > maxLength) return invalid('length');
  return seen(input.replaceAll('\r\n', '\n').replaceAll('\t', ' ').split('\n'), maxLength, next);
}

function seen<Why extends Reason>(written: readonly string[], maxLength: number, next: Next<Why>): Read<Why> {
  const each = written.map((one) => one.normalize('NFC').trim());
  if (each.some((one) => unseen.test(one))) return invalid('format');
  const text = each.join('\n').trim();
  if (text === '') return invalid('missing');
  return text.length > maxLength ? invalid('length') : next(text);
}
