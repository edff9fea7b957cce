/** How long "is typing" stays when nothing more is heard, ms. */
const shownMs = 5_000;

/** "Is typing" is told this often at most, ms. */
const toldMs = 3_000;

/** Whether the agent is typing, and how often that is told of the visitor. */
export class Typing {
  isShown = false;
  readonly #changed: () => void;
  #toldAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether it is time to tell again that the visitor is typing. */
  isDue(): boolean {
    if (Date.now() - this.#toldAt < toldMs) return false;
    this.#toldAt = Date.now();
    return true;
  }

  show(isTyping: boolean): void {
    clearTimeout(this.#timer);
    this.isShown = isTyping;
    if (isTyping) this.#timer = setTimeout(() => this.show(false), shownMs);
    this.#changed();
  }
}
