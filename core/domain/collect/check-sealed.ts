import { SealformError } from '../../errors.ts';
import { readSealed, SealingError } from '../../sealing/index.ts';

/**
 * Has this text the shape of something sealed? More nobody here can tell.
 *
 * @throws ERR_BAD_REQUEST with this path
 */
export function checkSealed(text: string, path: string): void {
  try {
    readSealed(text);
  } catch (error) {
    throw error instanceof SealingError ? new SealformError('ERR_BAD_REQUEST', { path }) : error;
  }
}
