/**
 * Every text in a tree of texts, by its path. Those that are given something say it of somebody called ANA and of 12:30,
 * whichever they take; numbers they take from `12:30` as it is.
 */
export function textsIn(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    const at = path ? `${path}.${name}` : name;
    if (typeof value === 'string') texts.set(at, value);
    else if (typeof value === 'function') texts.set(at, String((value as Saying)('ANA', '12:30')));
    else if (typeof value === 'object' && value !== null) {
      for (const [deeper, text] of textsIn(value, at)) texts.set(deeper, text);
    }
  }
  return texts;
}

type Saying = (...given: readonly string[]) => unknown;
