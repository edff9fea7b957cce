import { vi } from 'vitest';
import { isMissed, notePress, type Pattern, shownIn, whyNoPress } from './in-page.ts';
import type { Handle, InPage, WebDriver } from './webdriver.ts';

/** Which elements can have a role. How each is called, WebKit says. */
const candidates = {
  article: 'article',
  button: 'button, summary, [role=button]',
  checkbox: 'input[type=checkbox]',
  field: 'input, textarea',
  form: 'form',
  log: '[role=log]',
  navigation: 'nav',
  region: 'section, [role=region]',
};

export type Role = keyof typeof candidates;

/** An element by its role and name, under another. */
export interface Place {
  readonly role: Role;
  readonly name: string | RegExp;
  readonly under?: Place | undefined;
}

/** How long is waited for what is not there yet. */
const patience = { timeout: 30_000, interval: 50 };
const anything = patternOf('');

/** A document in a window, by what a person sees of it and does in it. */
export class View {
  readonly driver: WebDriver;
  readonly #enter: () => Promise<void>;

  /** @param enter - goes to the document: from the whole page to one of its frames */
  constructor(driver: WebDriver, enter: () => Promise<void> = () => Promise.resolve()) {
    this.driver = driver;
    this.#enter = enter;
  }

  /** What a function returns when it is called in this document. It can use nothing from around it. */
  run<T, A extends readonly unknown[]>(act: (...args: A) => T, ...args: A): Promise<InPage<T>> {
    return this.#within(() => this.driver.run(act, ...args));
  }

  /** The same with each element of this role that has this name; there may be none. */
  runOn<T>(place: Place, act: (element: Element) => T): Promise<InPage<T>[]> {
    return this.#within(async () => {
      const results: InPage<T>[] = [];
      for await (const [name, element] of this.#named(place))
        if (isCalled(place, name)) results.push(await this.driver.run(act, element));
      return results;
    });
  }

  /** The element of this role that has this name, once it is there. */
  find(role: Role, name: string | RegExp, under?: Place): Promise<Handle> {
    return this.#eventually(() => this.#find({ role, name, under }));
  }

  /** Resolves when this text can be read. */
  async reads(text: string | RegExp, under?: Place): Promise<void> {
    await this.#eventually(async () => {
      const root = under ? await this.#find(under) : null;
      const found = await this.driver.run(shownIn, root, '*', patternOf(text));
      if (found.length === 0) throw new Error(`${String(text)} is not to be read`);
    });
  }

  /** Presses in the middle of an element, once it can be pressed. */
  async press(role: Role, name: string | RegExp, under?: Place): Promise<void> {
    await this.#eventually(async () => {
      const element = await this.#find({ role, name, under });
      const why = await this.driver.run(whyNoPress, element);
      if (why) throw new Error(`nothing would come of a press on ${role} ${String(name)}: ${why}`);
      await this.driver.run(notePress, element);
      await this.driver.press(element);
      // It may have led to another page, or have closed this one.
      if (await this.driver.run(isMissed).catch(() => false))
        throw new Error(`a press went beside ${role} ${String(name)}`);
    });
  }

  /** Goes to a field and types, key by key. */
  async type(field: string, text: string): Promise<void> {
    await this.press('field', field);
    await this.driver.type(text);
  }

  /** Does something in this document. */
  async #within<T>(act: () => Promise<T>): Promise<T> {
    await this.driver.enter(null);
    await this.#enter();
    return act();
  }

  /** Does it again until it succeeds: pages draw themselves anew, and frames load. */
  #eventually<T>(act: () => Promise<T>): Promise<T> {
    return vi.waitFor(() => this.#within(act), patience);
  }

  async #find(place: Place): Promise<Handle> {
    const others: string[] = [];
    for await (const [name, element] of this.#named(place)) {
      if (isCalled(place, name)) return element;
      others.push(name);
    }
    throw new Error(`there is no ${place.role} ${String(place.name)}, but: ${others.join(', ')}`);
  }

  /** The elements that can have this role, with their names. */
  async *#named({ role, under }: Place): AsyncGenerator<[name: string, element: Handle]> {
    const root = under ? await this.#find(under) : null;
    for (const element of await this.driver.run(shownIn, root, candidates[role], anything))
      yield [(await this.driver.nameOf(element)).trim(), element];
  }
}

function isCalled({ name }: Place, called: string): boolean {
  return typeof name === 'string' ? called === name : name.test(called);
}

/** As in the other browsers, a text may stand in a longer one, in capitals or not. */
function patternOf(text: string | RegExp): Pattern {
  if (typeof text === 'string') return { source: text.replaceAll(/[^\w\s]/g, String.raw`\$&`), flags: 'i' };
  return { source: text.source, flags: text.flags };
}
