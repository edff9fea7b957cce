/** Adds a style sheet to the page or to a shadow tree: the pages' Content-Security-Policy allows this, and no `<style>`. */
export function adoptStyle(css: string, tree: DocumentOrShadowRoot = document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  tree.adoptedStyleSheets.push(sheet);
}
