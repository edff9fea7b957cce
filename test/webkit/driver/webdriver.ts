/** An element of a page, as the protocol names it. */
export interface Handle {
  readonly 'element-6066-11e4-a52e-4f735466cecf': string;
}

/** What comes out of a page: for elements, their handles. */
export type InPage<T> =
  T extends Promise<infer P> ? InPage<P> : T extends Element ? Handle : T extends Element[] ? Handle[] : T;

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** A browser that is steered by W3C WebDriver (https://www.w3.org/TR/webdriver2/): what of it the tests need. */
export class WebDriver {
  /** The browser's. */
  readonly version: string;
  readonly #session: string;

  private constructor(session: string, version: string) {
    this.#session = session;
    this.version = version;
  }

  /**
   * Has the driver at this address start a browser.
   *
   * @param capabilities - what the browser has to be, and is started with
   */
  static async open(driver: string, capabilities: object): Promise<WebDriver> {
    const wanted = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId, capabilities: got } = (await call('POST', `${driver}/session`, wanted)) as Session;
    return new WebDriver(`${driver}/session/${sessionId}`, got.browserVersion);
  }

  async goTo(url: string): Promise<void> {
    await this.#post('url', { url });
  }

  async reload(): Promise<void> {
    await this.#post('refresh', {});
  }

  /** As by the browser's button. */
  async back(): Promise<void> {
    await this.#post('back', {});
  }

  /** Calls a function in the document. It can use nothing from around it; elements may go in and come out. */
  run<T, A extends readonly unknown[]>(
    act: (...args: A) => T,
    ...args: { [I in keyof A]: A[I] | Handle }
  ): Promise<InPage<T>> {
    return this.#post('execute/sync', { script: `return (${String(act)})(...arguments)`, args }) as never;
  }

  /** What comes after is about this frame of the document, or with `null` about the whole page. */
  async enter(frame: Handle | null): Promise<void> {
    await this.#post('frame', { id: frame });
  }

  /** The name by which the browser's own accessibility tree knows an element. */
  async nameOf(element: Handle): Promise<string> {
    return (await this.#get(`element/${idOf(element)}/computedlabel`)) as string;
  }

  /** Presses the pointer's first button in the middle of what of the element can be seen. */
  async press(element: Handle): Promise<void> {
    await this.#act('pointer', [
      { type: 'pointerMove', x: 0, y: 0, origin: element },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Presses keys one by one; they go to whatever has the focus. */
  async type(keys: string): Promise<void> {
    const actions = Array.from(keys, (value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#act('key', actions.flat());
  }

  /** The windows, in no order that says anything. */
  async windows(): Promise<string[]> {
    return (await this.#get('window/handles')) as string[];
  }

  window(): Promise<string> {
    return this.#get('window') as Promise<string>;
  }

  /** What comes after is about this window. */
  async turnTo(window: string): Promise<void> {
    await this.#post('window', { handle: window });
  }

  async closeWindow(): Promise<void> {
    await call('DELETE', `${this.#session}/window`);
  }

  async #act(type: 'pointer' | 'key', actions: readonly object[]): Promise<void> {
    await this.#post('actions', { actions: [{ type, id: type, actions }] });
  }

  #post(command: string, parameters: object): Promise<unknown> {
    return call('POST', `${this.#session}/${command}`, parameters);
  }

  #get(command: string): Promise<unknown> {
    return call('GET', `${this.#session}/${command}`);
  }
}

function idOf(element: Handle): string {
  return element['element-6066-11e4-a52e-4f735466cecf'];
}

async function call(method: string, url: string, parameters?: object): Promise<unknown> {
  const response = await fetch(url, { method, body: parameters ? JSON.stringify(parameters) : null });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}
