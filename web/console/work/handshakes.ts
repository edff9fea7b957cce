import type { Connect } from '../../../client/index.ts';

/** Counts sockets that never opened. A browser does not tell why: there is no network, or the server refused the agent. */
export class Handshakes {
  failed = 0;
  readonly #onChange: () => void;
  #pending = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Whether a socket is being opened now. */
  get isTrying(): boolean {
    return this.#pending > 0;
  }

  /** The same, counted. */
  counting(connect: Connect): Connect {
    return (url, protocols, events) => {
      let isPending = true;
      this.#pending += 1;
      const settle = (opened: boolean) => {
        if (!isPending) return;
        isPending = false;
        this.#pending -= 1;
        this.failed = opened ? 0 : this.failed + 1;
        this.#onChange();
      };
      const wire = connect(url, protocols, {
        opened: () => {
          settle(true);
          events.opened();
        },
        received: (text) => events.received(text),
        closed: (refusedWith) => {
          events.closed(refusedWith);
          settle(false);
        },
      });
      this.#onChange();
      return {
        send: (text) => wire.send(text),
        close: () => {
          // A socket that is given up tells nothing more.
          settle(false);
          wire.close();
        },
      };
    };
  }
}
