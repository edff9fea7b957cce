import { describe } from 'vitest';
import { ownEngine } from '../play/local/engine.ts';
import { type Runtime, type RuntimeOptions, startRuntime as start } from '../local/runtime.ts';

/** Starts an app as every test does: on the DynamoDB server of whoever runs the tests, if they name one. */
export function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  return start({ ...ownEngine(), ...options });
}

/** Tests of the bundled engine itself: not run on another, as some platforms have no bundled one. */
export const describeBundledEngine = describe.skipIf(ownEngine().dynamodbUrl !== undefined);
