import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Remains } from '../../../play/local/leak-search.ts';

/** What a page was not allowed to do. */
interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly page: string;
}

/** Everything that a browser's context has said and asked for, from its beginning. */
export class Watch {
  readonly console: string[] = [];
  /** Console messages that say that something went wrong, with the address that they are about. */
  readonly complaints: string[] = [];
  readonly errors: string[] = [];
  readonly violations: Violation[] = [];
  /** Method, address and headers of each request, and what it carried. */
  readonly requests: string[] = [];
  /** Addresses of pages and frames, as the history has them. */
  readonly visited: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.#context = context;
  }

  static async of(context: BrowserContext): Promise<Watch> {
    const watch = new Watch(context);
    context.on('console', (message) => {
      watch.console.push(message.text());
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      watch.complaints.push(`${message.location().url}: ${message.text()}`);
    });
    context.on('weberror', (event) => {
      const error = event.error();
      (isThrown(error) ? watch.errors : watch.complaints).push(String(error));
    });
    context.on('request', (request) => {
      // Firefox reports the handshakes of sockets too. They carry the credential there, and nowhere else.
      const headers = JSON.stringify({ ...request.headers(), 'sec-websocket-protocol': undefined });
      const body = request.postData() ?? '';
      watch.requests.push(`${request.method()} ${request.url()} ${headers} ${body}`);
    });
    context.on('page', (page) => page.on('framenavigated', (frame) => watch.visited.push(frame.url())));
    await context.exposeBinding('reportViolation', ({ page }, directive: string, blocked: string) => {
      watch.violations.push({ directive, blocked, page: page.url() });
    });
    await context.addInitScript(() => {
      const { reportViolation } = globalThis as unknown as {
        reportViolation: (directive: string, blocked: string) => void;
      };
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        reportViolation(violatedDirective, blockedURI);
      });
    });
    return watch;
  }

  /** What this context's pages leave in it: storage of every kind, what they said, asked for and visited, and show. */
  async remains(who: string): Promise<Remains[]> {
    const state = await this.#context.storageState({ indexedDB: true });
    const frames = this.#context.pages().flatMap((page) => page.frames());
    const parts: Record<string, unknown> = {
      'cookies, local storage and IndexedDB': state,
      'session storage, caches, history and names': await Promise.all(frames.map(storedInFrame)),
      'console and errors': [...this.console, ...this.errors],
      requests: this.requests,
      'visited addresses': this.visited,
    };
    return Object.entries(parts).map(([name, part]) => remains(`${who}: ${name}`, part));
  }

  /** Every text, attribute and value in every document of the page, shadow trees included. */
  static async shown(page: Page, who: string): Promise<Remains> {
    return remains(
      `${who}: what is on the page`,
      await Promise.all(page.frames().map((frame) => frame.evaluate(everyText))),
    );
  }

  /** What stands where assistive technology reads aloud by itself, in every document of the page, shadow trees included. */
  static async spoken(page: Page): Promise<string> {
    const texts = await Promise.all(page.frames().map((frame) => frame.evaluate(spokenTexts)));
    return texts.flat().join('\n');
  }
}

/** Firefox reports its own complaints as errors too: words stand where others have the name of their kind. */
function isThrown({ name }: Error): boolean {
  return !/[ -]/.test(name) || name.startsWith('uncaught');
}

export function remains(name: string, part: unknown): Remains {
  return { name, bytes: Buffer.from(JSON.stringify(part)) };
}

function storedInFrame(frame: Frame): Promise<unknown> {
  return frame.evaluate(async () => {
    const names = 'caches' in globalThis ? await caches.keys() : [];
    const cached = await Promise.all(
      names.map(async (name) => {
        const requests = await (await caches.open(name)).keys();
        return requests.map(({ url }) => url);
      }),
    );
    return [{ ...sessionStorage }, names, cached, history.state as unknown, window.name, document.title];
  });
}

/** Runs in a page: every text, attribute and value, shadow trees included. */
export function everyText(): string[] {
  const texts: string[] = [];
  const visit = (node: Node): void => {
    // Not the random number by which lit knows its own marks: it can hold an answer.
    if (node.nodeValue !== null) texts.push(node.nodeValue.replace(/^\?lit\$\d+\$/, ''));
    if (node instanceof Element) {
      for (const { name, value } of node.attributes) texts.push(`${name}=${value}`);
      if ('value' in node) texts.push(String(node.value));
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(document);
  return texts;
}

/** Runs in a page: every text that is read aloud by itself. */
export function spokenTexts(): string[] {
  const roles = ['status', 'alert', 'log'];
  const texts: string[] = [];
  const visit = (node: Node, isRead: boolean): void => {
    if (!(node instanceof Element)) {
      if (isRead && node instanceof Text) texts.push(node.data);
      return node.childNodes.forEach((child) => visit(child, isRead));
    }
    const live = node.ariaLive ?? (roles.includes(node.role ?? '') ? 'polite' : undefined);
    const isReadHere = live === undefined ? isRead : live !== 'off';
    if (isReadHere) texts.push(node.ariaLabel ?? '', 'value' in node ? String(node.value) : '');
    if (node.shadowRoot) visit(node.shadowRoot, isReadHere);
    node.childNodes.forEach((child) => visit(child, isReadHere));
  };
  visit(document, false);
  return texts;
}
