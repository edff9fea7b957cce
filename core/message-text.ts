/** Longest text of a message, and longest answer, in UTF-16 units: `length` in JavaScript. */
export const maxTextUnits = 4000;

/**
 * Characters that leave nothing on the screen: white space, controls, formats (zero-width, bidirectional), everything else
 * that Unicode lets a font leave out (UAX 44: Default_Ignorable_Code_Point, variation selectors among them),
 * noncharacters, the empty Braille pattern and the null notehead.
 */
const blank =
  /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{1D159}]*$/u;

/** Whether anything in the text can be seen. */
export function isVisible(text: string): boolean {
  return !blank.test(text);
}
