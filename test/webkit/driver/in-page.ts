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
 * Runs in a page: scrolls to an element, and says why nothing would come of a press in its middle, if so: it says so itself,
 * it moves, or the press would reach another.
 */
export async function whyNoPress(element: Element): Promise<string | undefined> {
  if (element.matches(':disabled, [aria-disabled=true]')) return 'it is disabled';
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const later = element.getBoundingClientRect();
  if (later.left !== left || later.top !== top) return 'it moves';
  const deepest = (root: Document | ShadowRoot): Element | null => {
    const at = root.elementFromPoint(left + width / 2, top + height / 2);
    return at?.shadowRoot && at.getRootNode() === root ? (deepest(at.shadowRoot) ?? at) : at;
  };
  const reached = deepest(document);
  for (let node: Node | null = reached; node;) {
    if (node === element) return undefined;
    const slot: Node | null = node instanceof Element ? node.assignedSlot : null;
    node = slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
  return `a press would reach ${reached?.outerHTML.slice(0, 100) ?? 'nothing'}`;
}

type Noting = typeof globalThis & { press?: 'awaited' | 'made' | 'missed' };

/** Runs in a page: begins to note whether the next click is on this element. */
export function notePress(element: Element): void {
  const noting = globalThis as Noting;
  noting.press = 'awaited';
  const note = (event: Event) => (noting.press = event.composedPath().includes(element) ? 'made' : 'missed');
  addEventListener('click', note, { once: true, capture: true });
}

/**
 * Runs in a page: whether the press that was noted there went beside its element, which moved meanwhile, or nowhere. A page that is
 * busy hears of it late; another page knows of none.
 */
export async function isMissed(): Promise<boolean> {
  const noting = globalThis as Noting;
  for (let tries = 0; noting.press === 'awaited' && tries < 100; tries += 1)
    await new Promise((done) => setTimeout(done, 50));
  return noting.press === 'awaited' || noting.press === 'missed';
}
