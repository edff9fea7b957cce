/** Everything that can be read within, in its order, shadow trees included; one text for each piece of it. */
export function wordsIn(node: Node): string[] {
  if (node instanceof Text) return node.data.trim() === '' ? [] : [node.data.trim()];
  if (!(node instanceof Element || node instanceof ShadowRoot)) return [];
  if (node instanceof HTMLElement && node.hidden) return [];
  const within = node instanceof Element ? (node.shadowRoot ?? node) : node;
  return [...within.childNodes].flatMap(wordsIn);
}
