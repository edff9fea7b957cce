import { expect } from 'vitest';
import { SealingError, type SealingErrorCode, sealingErrorCodes } from '../../../core/sealing/errors.ts';

/**
 * The code with which this was refused. Fails when it was not, when an exception of another kind came through, or when the
 * error carries anything besides the words of its code.
 */
export async function refusalOf(run: () => unknown): Promise<SealingErrorCode> {
  let error: unknown;
  try {
    await run();
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof SealingError)) throw new Error(`not refused by a code but: ${String(error)}`);
  expect(error.message).toBe(sealingErrorCodes[error.code].message);
  expect(error.cause).toBeUndefined();
  expect(Object.keys(error).sort()).toEqual(['code', 'name']);
  return error.code;
}
