/**
 * Characters that change what a person sees, or that nobody sees: controls, bidirectional and zero-width formats, lone
 * surrogates, private use, line and paragraph separators (Unicode TR36, "Unicode Security Considerations").
 * Variation selectors 15 and 16, which only choose how an emoji looks, are allowed.
 */
export const unseen =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * One line of text in compatibility form (NFKC, Unicode TR15), trimmed: full-width digits become digits.
 * Undefined when it is longer than `maxLength` UTF-16 units, before or after, or holds a character that nobody sees.
 */
export function line(input: string, maxLength: number): string | undefined {
  return clean(input, 'NFKC', maxLength);
}

/**
 * Lines of text, trimmed, with `\n` between them. In canonical form (NFC) and not NFKC, which would change what was
 * meant: `12½ High Street` would become `121⁄2 High Street`. Undefined as for {@link line}.
 */
export function lines(input: string, maxLength: number): string | undefined {
  if (input.length > maxLength) return undefined;
  const each = input.replaceAll('\r\n', '\n').replaceAll('\t', ' ').trim().split('\n');
  const cleaned = each.map((one) => clean(one, 'NFC', maxLength));
  if (cleaned.includes(undefined)) return undefined;
  const text = cleaned.join('\n');
  return text.length > maxLength ? undefined : text;
}

/** A code that people group with spaces or dashes, without them and in upper case. Undefined as for {@link line}. */
export function code(input: string, maxLength: number): string | undefined {
  return line(input, maxLength)
    ?.replaceAll(/[\s\p{Pd}\u2212]/gu, '')
    .toUpperCase();
}

/** A {@link code} that matches the whole of `pattern`, which is anchored by its author. */
export function codeLike(pattern: RegExp, input: string, maxLength: number): string | undefined {
  const found = code(input, maxLength);
  return found !== undefined && pattern.test(found) ? found : undefined;
}

function clean(input: string, form: 'NFC' | 'NFKC', maxLength: number): string | undefined {
  if (input.length > maxLength) return undefined;
  const text = input.normalize(form).trim();
  return text.length > maxLength || unseen.test(text) ? undefined : text;
}
