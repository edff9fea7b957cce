/**
 * Characters that reorder what follows them (Unicode UAX 9: embeddings, overrides, isolates), and controls that are
 * neither a tab nor a new line. What they hide has to show.
 */
const misleading = /[\u202A-\u202E\u2066-\u2069\0-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** Characters that nobody sees and that no script needs: zero-width space, word joiner and its like, tags, fillers. */
const unseen = /[\u180E\u200B\u2060-\u2064\u206A-\u206F\uFEFF\u3164\uFFA0\u{E0000}-\u{E007F}]/gu;

/**
 * Text of somebody else's as it may be shown: what would mislead is replaced by a visible mark (U+FFFD), what is not to
 * be seen is left out. Joiners (U+200C, U+200D) stay, which Persian and emoji need.
 */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(misleading, '\uFFFD').replaceAll(unseen, '');
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const leftToRight = /[A-Za-z\u00C0-\u02AF\u0370-\u052F]/;

/**
 * A name of somebody else's for the middle of a sentence: {@link visibleText}, and isolated (UAX 9: FSI, PDI) where it is
 * written in the other direction than the sentence, so that it moves no word around it.
 */
export function nameInText(name: string, direction: 'ltr' | 'rtl'): string {
  const visible = visibleText(name);
  const other = direction === 'ltr' ? rightToLeft : leftToRight;
  return other.test(visible) ? `\u2068${visible}\u2069` : visible;
}
