const channelName = 'sealform.console';

/** How long another tab has to answer, ms. */
const answerWithinMs = 250;

/**
 * One tab of a browser works at a time: two would both count answers as delivered to somebody who looks at one of them.
 * A new tab asks whether another one works; whoever takes over tells the others to stop.
 */
export class SoleTab {
  readonly #channel = new BroadcastChannel(channelName);
  readonly #onTakenOver: () => void;
  #works = false;

  /** @param onTakenOver another tab works now */
  constructor(onTakenOver: () => void) {
    this.#onTakenOver = onTakenOver;
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
  }

  /** Whether another tab works. */
  async isTaken(): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = ({ data }: MessageEvent<unknown>) => data === 'taken' && done(true);
      const timer = setTimeout(() => done(false), answerWithinMs);
      const done = (taken: boolean) => {
        clearTimeout(timer);
        this.#channel.removeEventListener('message', answer);
        resolve(taken);
      };
      this.#channel.addEventListener('message', answer);
      this.#channel.postMessage('is it taken?');
    });
  }

  /** This tab works from now on. */
  takeOver(): void {
    this.#works = true;
    this.#channel.postMessage('taken over');
  }

  /** This tab does not work any more. */
  release(): void {
    this.#works = false;
  }

  #hear(message: unknown): void {
    if (!this.#works) return;
    if (message === 'is it taken?') this.#channel.postMessage('taken');
    if (message !== 'taken over') return;
    this.#works = false;
    this.#onTakenOver();
  }
}
