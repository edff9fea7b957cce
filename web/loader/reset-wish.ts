import { keep, kept } from '../shared/browser-storage.ts';

const key = 'sealform.reset';

interface Pending {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The page wants the chat to be forgotten. The wish stands until a frame has done it, also when the browser is closed meanwhile. */
export class ResetWish {
  /** Where the browser keeps nothing for the page, the wish stands as long as the page. */
  #isUnkept = false;
  #pending: Pending | undefined;
  readonly #listen: (event: Event) => void;

  /** @param noticed is called when another tab has made this wish, or this page was away and one stands */
  constructor(noticed: () => void) {
    this.#listen = (event) => {
      const isOther = 'key' in event && event.key !== key;
      if (!isOther && this.stands) noticed();
    };
  }

  get stands(): boolean {
    return this.#isUnkept || kept('localStorage', key) !== null;
  }

  /** Begins or stops to look for what other tabs wish. */
  watch(isOn: boolean): void {
    for (const event of ['storage', 'pageshow']) {
      if (isOn) addEventListener(event, this.#listen);
      else removeEventListener(event, this.#listen);
    }
  }

  /** @returns settles when it is done, or is given up for now */
  make(): Promise<void> {
    if (!keep('localStorage', key, '')) this.#isUnkept = true;
    this.#pending ??= pending();
    return this.#pending.promise;
  }

  done(): void {
    this.#isUnkept = false;
    keep('localStorage', key, undefined);
    this.#pending?.resolve();
    this.#pending = undefined;
  }

  /** This page's frame cannot do it now; another tab's may have. */
  giveUp(): void {
    if (!this.stands) return this.done();
    const error = new Error('The chat cannot be reached. It is forgotten as soon as it is loaded again.');
    this.#pending?.reject(Object.assign(error, { code: 'ERR_TIMEOUT' }));
    this.#pending = undefined;
  }
}

/** As `Promise.withResolvers`, which browsers have since 2024: without the frame, the loader runs in older ones. */
function pending(): Pending {
  let [resolve, reject]: [Pending['resolve'], Pending['reject']] = [() => {}, () => {}];
  const promise = new Promise<void>((...given) => ([resolve, reject] = given));
  return { promise, resolve, reject };
}
