import { SealformError } from '../core/errors.ts';
import { SealingError } from '../core/sealing/index.ts';

/** One thing that a deployment has to show. */
export interface Check {
  /** Stays the same from release to release. */
  readonly id: string;
  /** What it shows when it passes, in words. */
  readonly shows: string;
  /** What to do when it fails. */
  readonly remedy: string;
  /**
   * Looks.
   *
   * @returns what is worth knowing besides
   * @throws Failed, NotShown, or whatever went wrong on the way, which is a failure
   */
  readonly run: () => Promise<string | void>;
}

/** The deployment is not as it should be. The message says what was found, and quotes no token and no answer. */
export class Failed extends Error {
  override readonly name = 'Failed';
}

/** It cannot be told here whether the deployment is as it should be. The message says why. */
export class NotShown extends Error {
  override readonly name = 'NotShown';
}

/** What became of a check. */
export interface Finding {
  readonly id: string;
  readonly shows: string;
  readonly result: 'passed' | 'failed' | 'not shown';
  /** Why it failed or could not be shown, or what is worth knowing. */
  readonly reason?: string;
  /** What to do, when it failed. */
  readonly remedy?: string;
}

/** Runs a check. Never throws. */
export async function find({ id, shows, remedy, run }: Check): Promise<Finding> {
  try {
    const reason = await run();
    return { id, shows, result: 'passed', ...(reason !== undefined && { reason }) };
  } catch (error) {
    const reason = describe(error);
    if (error instanceof NotShown) return { id, shows, result: 'not shown', reason };
    return { id, shows, result: 'failed', reason, remedy };
  }
}

/** An error in words, without what a stranger's error could quote: only our own messages are repeated. */
export function describe(error: unknown): string {
  if (error instanceof Failed || error instanceof NotShown) return error.message;
  if (error instanceof SealformError || error instanceof SealingError)
    return `${error.code}: ${error.message}`;
  if (!(error instanceof Error)) return 'an error without a name';
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `${error.name}${code}`;
}
