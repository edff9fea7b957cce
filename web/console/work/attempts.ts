import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import { SealingError, type SealingErrorCode } from '../../../core/sealing/index.ts';
import { Desk, type Refusal } from './desk.ts';

/** A desk at which things are asked for, each once at a time, and some refused. */
export class Attempts extends Desk {
  /** What was asked for and is not answered yet, by what it is about: until then it is not asked for again. */
  readonly pending = new Set<string>();

  /** Does this unless it is under way; undefined when it was not done. A refusal shows in `refusal`. */
  protected async once<T>(
    key: string,
    where: Omit<Refusal, 'code'>,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    if (this.pending.has(key)) return undefined;
    this.pending.add(key);
    // Of what is tried again the last refusal says nothing any more.
    this.dismissRefusal();
    const result = await this.#try(where, work);
    this.set(() => this.pending.delete(key));
    return result;
  }

  async #try<T>(where: Omit<Refusal, 'code'>, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ERR_CLOSED') this.set(() => (this.refusal = { code, ...where }));
      return undefined;
    }
  }
}

/** The code of a refusal; anything else is thrown on. */
export function codeOf(error: unknown): ErrorCode | SealingErrorCode {
  if (error instanceof SealformError || error instanceof SealingError) return error.code;
  throw error;
}
