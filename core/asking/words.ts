/** Alternatives that stand as words. */
export const word = (...alternatives: string[]) =>
  new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'iu');
/** Names in Latin letters, which letters of other scripts may touch: "IBANを". */
export const name = (...alternatives: string[]) =>
  new RegExp(`(?<!\\p{Script=Latin})(?:${alternatives.join('|')})(?!\\p{Script=Latin})`, 'iu');
/** Alternatives in scripts without spaces, or that inflect. */
export const part = (...alternatives: string[]) => new RegExp(alternatives.join('|'), 'iu');
