import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import type { RedactedKind } from '../../../core/protocol/index.ts';

/** Something the visitor said that the server has not answered yet, or has refused. */
export interface Unsent {
  readonly text: string;
  /** What the visitor says that it does not hold. */
  readonly isNot: RedactedKind[] | undefined;
  /** Why it was not sent; undefined while it still may be. */
  failure: ErrorCode | undefined;
}

/** What the visitor said and the server has not answered, oldest first. It is in memory only. */
export class UnsentMessages {
  readonly items: Unsent[] = [];
  readonly #deliver: (text: string, isNot?: RedactedKind[]) => Promise<unknown>;
  readonly #changed: () => void;

  constructor(deliver: (text: string, isNot?: RedactedKind[]) => Promise<unknown>, changed: () => void) {
    this.#deliver = deliver;
    this.#changed = changed;
  }

  /** What fails stays, to be said again. */
  async send(text: string, isNot?: RedactedKind[]): Promise<void> {
    const unsent: Unsent = { text, isNot, failure: undefined };
    this.items.push(unsent);
    await this.sendAgain(unsent);
  }

  async sendAgain(unsent: Unsent): Promise<void> {
    unsent.failure = undefined;
    this.#changed();
    try {
      await this.#deliver(unsent.text, unsent.isNot);
      const at = this.items.indexOf(unsent);
      if (at >= 0) this.items.splice(at, 1);
    } catch (error) {
      unsent.failure = error instanceof SealformError ? error.code : 'ERR_TRY_AGAIN';
    }
    this.#changed();
  }

  /** The server has this message: if it is one whose answer was given up, it was sent after all. */
  heard(text: string): void {
    const at = this.items.findIndex((each) => each.failure === 'ERR_TIMEOUT' && each.text === text);
    if (at >= 0) this.items.splice(at, 1);
  }

  clear(): void {
    this.items.length = 0;
  }
}
