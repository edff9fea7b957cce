/** Without a key or a pointer for so long the console locks, ms. */
export const idleMs = 15 * 60_000;

/** The agent is told so long before, ms (WCAG 2.2.1). */
export const warnMs = 60_000;

const checkMs = 5_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export interface IdleEvents {
  /** It locks soon, or not any more. */
  warned(soon: boolean): void;
  locked(): void;
}

/** Watches whether somebody is there. A machine that slept counts as nobody. */
export class IdleLock {
  readonly #events: IdleEvents;
  readonly #timer: ReturnType<typeof setInterval>;
  #lastSign = Date.now();
  #warned = false;

  constructor(events: IdleEvents) {
    this.#events = events;
    for (const sign of signs) addEventListener(sign, this.#seen, { capture: true, passive: true });
    document.addEventListener('visibilitychange', this.#check);
    this.#timer = setInterval(this.#check, checkMs);
  }

  /** Stops watching. */
  stop(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#check);
    for (const sign of signs) removeEventListener(sign, this.#seen, { capture: true });
  }

  readonly #seen = () => {
    // The first sign after a sleep must not save what is due to lock.
    this.#check();
    this.#lastSign = Date.now();
    this.#warn(false);
  };

  readonly #check = () => {
    const idle = Date.now() - this.#lastSign;
    if (idle >= idleMs) {
      this.stop();
      this.#events.locked();
    } else this.#warn(idle >= idleMs - warnMs);
  };

  #warn(soon: boolean): void {
    if (soon === this.#warned) return;
    this.#warned = soon;
    this.#events.warned(soon);
  }
}
