/** Everything that a reader of a file would not see, or not tell from a plain space. A line's end is how a file is laid out. */
const unseen = /(?![ \n])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/** A value as JSON in which every character can be seen: what nobody sees is escaped. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(unseen, escaped);
}

/** In UTF-16 units, as JSON escapes them (RFC 8259, section 7). */
function escaped(character: string): string {
  return character.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
