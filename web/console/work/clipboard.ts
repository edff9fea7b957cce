/**
 * What tells that somebody is back, or does something here: browsers let a page write only then, Chromium when a pointer
 * goes up, Firefox when it goes down.
 */
const chances = ['focus', 'pointerdown', 'pointerup', 'click', 'keydown'] as const;

/** The clipboard, as far as answers are put on it and taken away again. What is on it cannot be read. */
export class AnswerClipboard {
  /** Puts an answer on it. Rejects where the browser, or the page around this one, does not allow that. */
  async write(answer: string): Promise<void> {
    await navigator.clipboard.writeText(answer);
    this.#stop();
  }

  /**
   * Takes away what is on it, be it something else by now: at once if the page has the focus, else as soon as somebody is
   * back. A page that is closed before that leaves the answer there.
   */
  empty(): void {
    for (const chance of chances) addEventListener(chance, this.#try, { capture: true });
    this.#try();
  }

  readonly #try = () => {
    navigator.clipboard.writeText('').then(
      () => this.#stop(),
      () => undefined,
    );
  };

  #stop(): void {
    for (const chance of chances) removeEventListener(chance, this.#try, { capture: true });
  }
}
