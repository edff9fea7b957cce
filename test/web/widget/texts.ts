/**
 * Every text in a tree of texts, by its path. Those that are given something say it of this person and of 12:30,
 * whichever they take.
 */
export function textsIn(tree: object, path = '', name = 'ANA'): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') texts.set(at, value);
    else if (typeof value === 'function') texts.set(at, String((value as Saying)(name, '12:30')));
    else if (typeof value === 'object' && value !== null) {
      for (const [deeper, text] of textsIn(value, at, name)) texts.set(deeper, text);
    }
  }
  return texts;
}

type Saying = (...given: readonly string[]) => unknown;
