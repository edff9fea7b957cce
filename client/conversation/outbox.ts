import { SealformError } from '../../core/errors.ts';
import type { Entry, NumberedType, ReplyTo } from '../../core/protocol/index.ts';
import type { Environment } from '../environment.ts';
import { hasCode, retrying, type Patience } from '../retry.ts';
import { Cut } from '../socket/cut.ts';
import type { Frame } from '../socket/frame.ts';
import type { Line } from '../socket/connection.ts';
import type { Tasks } from '../tasks.ts';

/**
 * A request is repeated until its answer, but never for ever: those behind it wait. A socket that breaks with the request on
 * it counts as a cut; the time without a network does not.
 */
const patience: Patience = { cut: 30, ERR_TIMEOUT: 5, ERR_TRY_AGAIN: 8, ERR_SLOW_DOWN: 8 };

/** What the outbox needs of its conversation. */
export interface OutboxDeps {
  readonly environment: Environment;
  readonly tasks: Tasks;
  readonly line: Line;
  /** Gets every entry that is missing, before a request is repeated that may have become one of them. */
  catchUp(): Promise<void>;
}

interface Awaited {
  readonly id: string;
  attempts: number;
  found(entry: Entry): void;
}

/** One numbered request at a time: the next one is sent when this one has its answer. */
export class Outbox {
  readonly #deps: OutboxDeps;
  #tail: Promise<unknown> = Promise.resolve();
  #awaited: Awaited | undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Whether the request that waits for its answer has been sent once only, so that its answer came to that socket. */
  get firstAttempt(): boolean {
    return this.#awaited?.attempts === 1;
  }

  /**
   * Sends a request after those before it, with the same id until it is answered.
   *
   * @throws the server's error; ERR_TIMEOUT after 6 sockets gave no answer, or 31 broke
   */
  push<T extends NumberedType>(frame: Frame<T>): Promise<ReplyTo<T>> {
    const answer = this.#tail.then(() => this.#deps.tasks.run((signal) => this.#deliver(frame, signal)));
    this.#tail = answer.catch(() => undefined);
    return answer;
  }

  /** An entry has come, by whatever way: that with the awaited request's id is its answer. */
  saw(entry: Entry): void {
    if (entry.id === this.#awaited?.id) this.#awaited.found(entry);
  }

  async #deliver<T extends NumberedType>(frame: Frame<T>, signal: AbortSignal): Promise<ReplyTo<T>> {
    const { promise, resolve } = Promise.withResolvers<Entry>();
    const awaited: Awaited = { id: frame.id, attempts: 0, found: resolve };
    this.#awaited = awaited;
    let uncertain = false;
    const attempt = async (number: number) => {
      if (uncertain) await this.#deps.catchUp();
      awaited.attempts = number;
      return this.#deps.line
        .ask(() => frame, signal)
        .catch((error: unknown) => {
          uncertain = error instanceof Cut || hasCode(error, 'ERR_TIMEOUT');
          throw error;
        });
    };
    const answered = retrying(attempt, patience, this.#deps.environment, signal).catch((error: unknown) => {
      throw error instanceof Cut ? new SealformError('ERR_TIMEOUT') : error;
    });
    return Promise.race([promise as Promise<ReplyTo<T>>, answered]).finally(() => {
      if (this.#awaited === awaited) this.#awaited = undefined;
    });
  }
}
