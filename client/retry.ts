import { SealformError, type ErrorCode } from '../core/errors.ts';
import type { Environment } from './environment.ts';
import { Cut } from './socket/cut.ts';

/** How often each failure of a request is met with the same request again. What is not named is final. */
export type Patience = Partial<Record<ErrorCode | 'cut', number>>;

/** For what is repeated until it succeeds, is refused, or its deadline passes. */
export const endless: Patience = {
  cut: Infinity,
  ERR_TIMEOUT: Infinity,
  ERR_TRY_AGAIN: Infinity,
  ERR_SLOW_DOWN: Infinity,
};

/** The longest that a request waits because the server says so, ms; a longer wait is for a person to decide. */
const longestWaitMs = 10_000;

/** Whether this is the one error class, with this code. */
export function hasCode(error: unknown, ...codes: ErrorCode[]): error is SealformError {
  return error instanceof SealformError && codes.includes(error.code);
}

/** Exponential with full jitter: uniform between 0 and `firstMs` doubled with every failure, `longestMs` at most. */
export function backoff(random: () => number, failures: number, firstMs: number, longestMs: number): number {
  return random() * Math.min(longestMs, firstMs * 2 ** failures);
}

/** Repeats `attempt` (numbered from 1) as `patience` allows, then throws its last error; an abort stops it between attempts. */
export async function retrying<T>(
  attempt: (number: number) => Promise<T>,
  patience: Patience,
  environment: Environment,
  signal?: AbortSignal,
): Promise<T> {
  const failures = new Map<ErrorCode | 'cut', number>();
  for (let number = 1; ; number++) {
    try {
      return await attempt(number);
    } catch (error) {
      const kind = kindOf(error);
      if (kind === undefined) throw error;
      const count = (failures.get(kind) ?? 0) + 1;
      failures.set(kind, count);
      const wait = waitAfter(error, count, environment);
      if (count > (patience[kind] ?? 0) || wait > longestWaitMs) throw error;
      await sleep(wait, environment, signal);
    }
  }
}

/** How long to wait for a server that has more and gives nothing yet: a change is just being written, ms. */
export const beingWrittenMs = 200;

/** Resolves after `ms`; rejects with the signal's reason as soon as that is aborted. */
export function sleep(ms: number, environment: Environment, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const abort = () => {
      cancel();
      reject(signal?.reason as Error);
    };
    const cancel = environment.after(ms, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}

function kindOf(error: unknown): ErrorCode | 'cut' | undefined {
  if (error instanceof Cut) return 'cut';
  return error instanceof SealformError ? error.code : undefined;
}

/** After a cut or a time-out the next attempt waits for the next socket, which has its own backoff. */
function waitAfter(error: unknown, count: number, { random }: Environment): number {
  if (error instanceof Cut || hasCode(error, 'ERR_TIMEOUT')) return 0;
  const asked = error instanceof SealformError ? (error.details.retryAfterMs ?? 0) : 0;
  return asked + backoff(random, count, 250, 5_000);
}
