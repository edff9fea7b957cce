/** Failures that cost nothing; each further one doubles the wait. */
const freeFailures = 5;
/** The longest wait, in milliseconds (15 minutes, as Cognito's). */
const longestWait = 15 * 60_000;

/** Limits how fast somebody can guess: after five failures in a row one second's wait, then two, four … */
export class LoginAttempts {
  readonly #failures = new Map<string, { count: number; blockedUntil: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  isBlocked(username: string): boolean {
    return (this.#failures.get(username)?.blockedUntil ?? 0) > this.#now();
  }

  failed(username: string): void {
    const count = (this.#failures.get(username)?.count ?? 0) + 1;
    const wait = count < freeFailures ? 0 : Math.min(1000 * 2 ** (count - freeFailures), longestWait);
    this.#failures.set(username, { count, blockedUntil: this.#now() + wait });
  }

  succeeded(username: string): void {
    this.#failures.delete(username);
  }
}
