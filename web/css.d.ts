/** The text of a style sheet, for `adoptStyle` and `stylesOf`. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
