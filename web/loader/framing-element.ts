import { isEmbeddingMessage, type ToFrame } from '../shared/embedding.ts';
import { findHome, home } from './home.ts';

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
  /** Path and fragment of what the frame shows, or is about to. */
  protected address: string | undefined;
  readonly #listen = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (origin !== home.origin || !isEmbeddingMessage(data)) return;
    // Firefox names no window when the page there has gone already.
    const hasGone = source === null && data.sealform === 'left';
    if (hasGone || (source && source === this.frame.contentWindow)) this.heard?.(data);
  };

  connectedCallback(): void {
    addEventListener('message', this.#listen);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#listen);
    this.frame.remove();
  }

  /** The visitor's language as the page says it, BCP 47. */
  protected get language(): string | undefined {
    return this.closest<HTMLElement>('[lang]')?.lang;
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
    const { language } = this;
    const theme = this.getAttribute('theme');
    const given = {
      host: location.origin,
      ...(language && { lang: language }),
      ...(theme && { theme }),
      ...fragment,
    };
    this.frame.title = title;
    this.frame.setAttribute('sandbox', sandbox);
    this.address = `${path}#${new URLSearchParams(given).toString()}`;
    if (home.origin) this.#go();
    // Whoever waits for the frame notices when it does not come.
    else
      findHome().then(
        () => this.#go(),
        () => undefined,
      );
  }

  protected tell(message: ToFrame): void {
    if (home.origin) this.frame.contentWindow?.postMessage(message, home.origin);
  }

  protected dispatch(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`sealform-${name}`, { bubbles: true, composed: true, detail }));
  }

  #go(): void {
    if (this.address === undefined) return;
    const address = home.origin + this.address;
    // Replaced, it leaves nothing in the history of the page: its Back would turn the frame alone.
    if (this.frame.src) this.frame.contentWindow?.location.replace(address);
    else this.frame.src = address;
  }
}
