/** A regular expression on its way into a page. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/**
 * Runs in a page: the elements under this one, shadow trees included, that are shown, match a selector, and have a text that
 * matches a pattern.
 */
export function shownIn(root: Element | null, selector: string, { source, flags }: Pattern): Element[] {
  const pattern = new RegExp(source, flags);
  const found: Element[] = [];
  const textOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof Element && node.matches('style, script')) return '';
    const own = node instanceof Element && node.shadowRoot ? textOf(node.shadowRoot) : '';
    return own + Array.from(node.childNodes, textOf).join('');
  };
  const isFound = (element: Element): boolean =>
    element.matches(selector) &&
    element.checkVisibility({ visibilityProperty: true }) &&
    pattern.test(textOf(element).replaceAll(/\s+/g, ' ').trim());
  const visit = (node: Document | Element | ShadowRoot): void => {
    if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    for (const element of node.children) {
      if (isFound(element)) found.push(element);
      visit(element);
    }
  };
  visit(root ?? document);
  return found;
}

/**
 * Runs in a page: scrolls to an element, and says whether it rests there, a press in its middle reaches it, and it does not say
 * that it would do nothing.
 */
export async function isWithinReach(element: Element): Promise<boolean> {
  if (element.matches(':disabled, [aria-disabled=true]')) return false;
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const later = element.getBoundingClientRect();
  if (later.left !== left || later.top !== top) return false;
  const deepest = (root: Document | ShadowRoot): Element | null => {
    const at = root.elementFromPoint(left + width / 2, top + height / 2);
    return at?.shadowRoot && at.getRootNode() === root ? (deepest(at.shadowRoot) ?? at) : at;
  };
  for (let node: Node | null = deepest(document); node;) {
    if (node === element) return true;
    const slot: Node | null = node instanceof Element ? node.assignedSlot : null;
    node = slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
  return false;
}

/** Runs in a page: begins to note whether this element is pressed. */
export function notePress(element: Element): void {
  const noting = globalThis as { missed?: boolean };
  noting.missed = true;
  const hit = () => (noting.missed = false);
  element.addEventListener('click', hit, { once: true, capture: true });
}

/** Runs in a page: whether the press that was last noted went beside its element, which moved meanwhile. Another page knows none. */
export async function isMissed(): Promise<boolean> {
  const noting = globalThis as { missed?: boolean };
  for (let tries = 0; noting.missed && tries < 10; tries += 1)
    await new Promise((done) => setTimeout(done, 50));
  return noting.missed === true;
}
