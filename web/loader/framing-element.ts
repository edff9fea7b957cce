import { isEmbeddingMessage, type ToFrame } from '../shared/embedding.ts';

/** Where this script comes from: everything else of ours is there too. */
const { origin } = new URL((document.currentScript as HTMLScriptElement).src);

/**
 * What a frame of ours may do: run, keep what is its own, have its forms filled in by the browser, open the privacy
 * policy in another tab, and save a file. It may not navigate the page around it.
 */
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
].join(' ');

/** An element with a frame of our origin in it: no script of the page around it can read what is within. */
export abstract class FramingElement extends HTMLElement {
  protected readonly frame = document.createElement('iframe');
  protected readonly root = this.attachShadow({ mode: 'open' });
  readonly #listen = (event: MessageEvent<unknown>) => {
    const { source, origin: from, data } = event;
    if (source && source === this.frame.contentWindow && from === origin && isEmbeddingMessage(data)) {
      this.heard?.(data);
    }
  };

  connectedCallback(): void {
    addEventListener('message', this.#listen);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#listen);
    this.frame.remove();
  }

  /** A message of the frame's. */
  protected heard?(message: Record<string, unknown>): void;

  /** Styles that no policy of the page's stands against. */
  protected dress(rules: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    this.root.adoptedStyleSheets = [sheet];
  }

  protected load(path: string, title: string, fragment: Record<string, string>): void {
    const language = this.closest<HTMLElement>('[lang]')?.lang;
    const theme = this.getAttribute('theme');
    const given = {
      host: location.origin,
      ...(language && { lang: language }),
      ...(theme && { theme }),
      ...fragment,
    };
    this.frame.title = title;
    this.frame.setAttribute('sandbox', sandbox);
    const address = `${origin}${path}#${new URLSearchParams(given).toString()}`;
    // Replaced, it leaves nothing in the history of the page: its Back would turn the frame alone.
    if (this.frame.src) this.frame.contentWindow?.location.replace(address);
    else this.frame.src = address;
  }

  protected tell(message: ToFrame): void {
    this.frame.contentWindow?.postMessage(message, origin);
  }

  protected dispatch(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`sealform-${name}`, { bubbles: true, composed: true, detail }));
  }
}
