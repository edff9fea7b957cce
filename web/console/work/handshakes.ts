import type { Connect } from '../../../client/index.ts';

/** Counts sockets that never opened. A browser does not tell why: there is no network, or the server refused the agent. */
export class Handshakes {
  failed = 0;
  readonly #onFailed: () => void;

  constructor(onFailed: () => void) {
    this.#onFailed = onFailed;
  }

  /** The same, counted. */
  counting(connect: Connect): Connect {
    return (url, protocols, events) => {
      let opened = false;
      return connect(url, protocols, {
        opened: () => {
          opened = true;
          this.failed = 0;
          events.opened();
        },
        received: (text) => events.received(text),
        closed: (refusedWith) => {
          events.closed(refusedWith);
          if (opened) return;
          this.failed += 1;
          this.#onFailed();
        },
      });
    };
  }
}
