import { Directive, directive } from 'lit/directive.js';
import { html as litHtml, noChange, nothing, type TemplateResult } from 'lit/html.js';

/** A text as a node of its own, which is replaced when the text changes. */
class LiveText extends Directive {
  #text: string | undefined;

  render(text: string): unknown {
    if (text === this.#text) return noChange;
    this.#text = text;
    return text === '' ? nothing : document.createTextNode(text);
  }
}

const liveText = directive(LiveText);

interface Marked {
  readonly strings: TemplateStringsArray;
  /** Which of the values stand between elements, and not in a tag. */
  readonly between: readonly boolean[];
}

const templates = new WeakMap<TemplateStringsArray, Marked>();

/**
 * Lit's `html`, for pages that a browser may translate. A translation replaces each text node by elements of its own. Lit
 * would go on writing into the node that is gone, and look for the end of a value at the text behind it. Here a text that
 * changes becomes a new node, and the end of each value is a comment.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult {
  const known = templates.get(strings) ?? marked(strings);
  templates.set(strings, known);
  return litHtml(known.strings, ...values.map((value, at) => (known.between[at] ? live(value) : value)));
}

function live(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(live);
  return typeof value === 'string' || typeof value === 'number' ? liveText(String(value)) : value;
}

function marked(strings: TemplateStringsArray): Marked {
  const between: boolean[] = [];
  let isTag = false;
  for (const part of strings) {
    const [open, close] = [part.lastIndexOf('<'), part.lastIndexOf('>')];
    if (open !== close) isTag = open > close;
    between.push(!isTag);
  }
  const parts = strings.map((part, at) => (between[at - 1] ? `<?>${part}` : part));
  return { strings: Object.assign(parts, { raw: strings.raw }), between };
}
