/** Adds a style sheet to the page: the pages' Content-Security-Policy allows this, and no `<style>`. */
export function adoptStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
