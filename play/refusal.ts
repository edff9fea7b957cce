import { SealformError } from '../core/errors.ts';
import { SealingError } from '../core/sealing/index.ts';

/** The code with which something was refused; undefined if it was not. */
export async function refusal(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof SealformError || error instanceof SealingError) return error.code;
    throw error;
  }
}
