import type { Delivery } from '../../../client/index.ts';

/**
 * How the off-the-record answers stand that this page has relayed itself: their way is known nowhere else, and after a
 * reload it is forgotten as they are. That one was delivered is an entry of the conversation.
 */
export class Relayed {
  readonly #changed: () => void;
  readonly #sending = new Set<string>();
  /** What was typed again, and could not be sealed. */
  readonly #refused = new Set<string>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  isSending(requestId: string, field: string): boolean {
    return this.#sending.has(`${requestId}/${field}`);
  }

  /** Whether nothing of it was sent, as it could not be sealed. */
  isRefused(requestId: string, field: string): boolean {
    return this.#refused.has(`${requestId}/${field}`);
  }

  follow(requestId: string, field: string, delivery: Promise<Delivery>): void {
    const key = `${requestId}/${field}`;
    this.#sending.add(key);
    this.#refused.delete(key);
    this.#changed();
    const over = () => {
      this.#sending.delete(key);
      this.#changed();
    };
    delivery.then(over, () => {
      this.#refused.add(key);
      over();
    });
  }
}
