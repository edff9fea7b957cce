import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import { SealingError, type SealingErrorCode } from '../../../core/sealing/index.ts';
import type { Changes } from '../../shared/changes.ts';

/** What an agent asks for something about. */
export interface Subject {
  readonly conversationId: string;
  /** The form that it is about. */
  readonly requestId?: string;
}

/** What an agent did that was refused, and where. */
export interface Refusal extends Subject {
  readonly code: ErrorCode | SealingErrorCode;
}

/** What is asked for, each thing once at a time, and what of it was refused. */
export class Attempts {
  refusal: Refusal | undefined;
  /** What was asked for and is not answered yet, by what it is about: until then it is not asked for again. */
  readonly pending = new Set<string>();
  readonly #changes: Changes;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  /**
   * Does this unless it is under way; undefined when it was not done. A refusal shows in `refusal`.
   *
   * @param key what of it is done once at a time, if not everything
   */
  async once<T>(
    about: Subject,
    work: () => Promise<T>,
    key = about.requestId ?? about.conversationId,
  ): Promise<T | undefined> {
    if (this.pending.has(key)) return undefined;
    this.pending.add(key);
    // Of what is tried again the last refusal says nothing any more.
    this.refuse(undefined);
    const result = await this.#try(about, work);
    this.#changes.make(() => this.pending.delete(key));
    return result;
  }

  /** Shows why something was refused, or nothing any more. */
  refuse(refusal: Refusal | undefined): void {
    this.#changes.make(() => (this.refusal = refusal));
  }

  async #try<T>(about: Subject, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ERR_CLOSED') this.refuse({ code, ...about });
      return undefined;
    }
  }
}

/** The code of a refusal; anything else is thrown on. */
export function codeOf(error: unknown): ErrorCode | SealingErrorCode {
  if (error instanceof SealformError || error instanceof SealingError) return error.code;
  throw error;
}
