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
