/** Where a browser has come to rest. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** As much of a browser as signing in needs: cookies and redirects. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** By name. Those of one issuer differ in their names. */
  get cookies(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#cookies);
  }

  /** Opens an address and follows redirects, up to one that leads to `until`. */
  open(url: string, until: string): Promise<Page> {
    return this.#go(url, {}, until);
  }

  /** Sends a form to an address, and follows redirects likewise. */
  submit(url: string, fields: Record<string, string>, until: string): Promise<Page> {
    return this.#go(url, { method: 'POST', body: new URLSearchParams(fields) }, until);
  }

  async #go(url: string, request: RequestInit, until: string): Promise<Page> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...request, headers: { cookie }, redirect: 'manual' });
    const { status } = response;
    const body = await response.text();
    this.#keepCookies(response);
    const location = response.headers.get('location');
    if (location === null) return { url, status, body };
    const next = new URL(location, url).href;
    return next.startsWith(until) ? { url: next, status, body } : this.#go(next, {}, until);
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
  }
}
