/** How an answer is written while it is being typed: as printed on the card, or as its country writes it. */
export interface TypingFormat {
  /** What is formatted: the characters of an answer and the separators between them. @default digits, spaces, dashes, dots */
  readonly typed?: RegExp;
  /** Length of each group, a digit each. */
  groups(code: string): string;
  readonly separator: ' ' | '-' | '/';
  /** The characters of an answer in what is typed. @default significant */
  codeIn?(text: string): string;
}

/**
 * Returns a text as its kind is written. Unchanged if it holds anything besides the answer and its separators, or more than
 * the kind has room for: no character of an answer is dropped.
 */
export function formatted(text: string, format: TypingFormat | undefined): string {
  return inGroups(text, format) ?? text;
}

/** Whether every separator in a text is one that is put in. */
export function isFormatted(text: string, format: TypingFormat | undefined): boolean {
  return inGroups(text, format) === text;
}

function inGroups(text: string, format: TypingFormat | undefined): string | undefined {
  if (!format || !(format.typed ?? /^[\d\s.-]*$/).test(text)) return undefined;
  let rest = (format.codeIn ?? significant)(text);
  const parts = [...format.groups(rest)].map((length) => {
    const part = rest.slice(0, Number(length));
    rest = rest.slice(part.length);
    return part;
  });
  return rest ? undefined : parts.filter(Boolean).join(format.separator);
}

/** Letters and digits, in upper case. */
export function significant(text: string): string {
  return text.replaceAll(/\W/g, '').toUpperCase();
}

/** A canonical answer as it is printed where people read it off. Only spaces between groups are for the eye alone. */
export function printed(canonical: string, format: TypingFormat | undefined): string {
  return format?.separator === ' ' ? formatted(canonical, format) : canonical;
}

/** Returns the text without the spaces that the form put in. Spaces in other places are the visitor's and stay. */
export function unformatted(text: string, format: TypingFormat | undefined): string {
  return format?.separator === ' ' && isFormatted(text, format) ? text.replaceAll(' ', '') : text;
}
