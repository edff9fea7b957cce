/**
 * Characters that change what a person sees, or that nobody sees: controls, bidirectional and zero-width formats, lone
 * surrogates, private use, line and paragraph separators (Unicode TR36, "Unicode Security Considerations").
 * Variation selectors 15 and 16, which only choose how an emoji looks, are allowed.
 */
export const unseen =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * One line of text, trimmed, with full-width forms as plain ones: full-width digits become digits. Nothing else is rewritten:
 * NFKC (Unicode TR15) would make of `4²` a `42`. Undefined when it is longer than `maxLength` UTF-16 units, before or after,
 * or holds a character that nobody sees.
 */
export function line(input: string, maxLength: number): string | undefined {
  return clean(
    input.replaceAll(/[\p{Zs}\uFF00-\uFFEF]/gu, (each) => each.normalize('NFKC')),
    maxLength,
  );
}

/**
 * Lines of text, trimmed, with `\n` between them. In canonical form (NFC) and not NFKC, which would change what was
 * meant: `12½ High Street` would become `121⁄2 High Street`. Undefined as for {@link line}.
 */
export function lines(input: string, maxLength: number): string | undefined {
  if (input.length > maxLength) return undefined;
  const each = input.replaceAll('\r\n', '\n').replaceAll('\t', ' ').trim().split('\n');
  const cleaned = each.map((one) => clean(one, maxLength));
  if (cleaned.includes(undefined)) return undefined;
  const text = cleaned.join('\n');
  return text.length > maxLength ? undefined : text;
}

function clean(input: string, maxLength: number): string | undefined {
  if (input.length > maxLength) return undefined;
  const text = input.normalize('NFC').trim();
  return text.length > maxLength || unseen.test(text) ? undefined : text;
}
