/** The text of a style sheet, for `CSSStyleSheet.replaceSync`. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
