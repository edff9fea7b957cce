import type { Frame } from 'playwright-core';

/**
 * Does to the texts of a document what Chrome's translation does, now and as they come: each text node is taken out, and
 * two `font` elements with a text of their own stand in its place. It does so in shadow trees too, to spaces, and where
 * `translate="no"` forbids it.
 */
export function translate(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const done = new WeakSet<Node>();
    const wrap = (text: Text): void => {
      const inner = document.createElement('font');
      const outer = document.createElement('font');
      const translated = document.createTextNode(text.data);
      done.add(translated);
      inner.append(translated);
      outer.append(inner);
      text.replaceWith(outer);
    };
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        if (!done.has(node) && node.parentNode) wrap(node);
      } else if (!(node instanceof Element) || !['SCRIPT', 'STYLE', 'TEXTAREA'].includes(node.tagName)) {
        if (node instanceof Element && node.shadowRoot) observe(node.shadowRoot);
        for (const child of [...node.childNodes]) visit(child);
      }
    };
    const observe = (root: Node): void => {
      if (done.has(root)) return;
      done.add(root);
      new MutationObserver((records) => {
        for (const { addedNodes } of records) addedNodes.forEach(visit);
        for (const { target, type } of records) if (type === 'characterData') visit(target);
      }).observe(root, { childList: true, characterData: true, subtree: true });
      visit(root);
    };
    observe(document);
  });
}

/** A document's text, line by line, shadow trees included; times of day and times left as `0:00`. */
export async function read(frame: Frame): Promise<string> {
  const text = await frame.evaluate(() => {
    const visit = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element)) return [...node.childNodes].map(visit).join('');
      if (['SCRIPT', 'STYLE', 'TEMPLATE'].includes(node.tagName) || !node.checkVisibility()) return '';
      const within = node.shadowRoot ? visit(node.shadowRoot) : '';
      const own = node instanceof HTMLSlotElement ? node.assignedNodes() : [...node.childNodes];
      const isInline = getComputedStyle(node).display.startsWith('inline');
      const line = within + own.map(visit).join('');
      return isInline ? line : `\n${line}\n`;
    };
    return visit(document.body);
  });
  const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll(/\d+:\d\d/g, '0:00');
}
