/** How long the frame may take to say that it is ready, ms. */
const patienceMs = 10_000;

/** How long it may take once something has loaded, ms: an error page loads, and says nothing. */
const patienceAfterLoadMs = 4_000;

/**
 * Whether the frame answers. What a frame of another origin shows cannot be looked at: a page that the server refuses, that
 * the browser blocks or that never comes is known by its silence alone. An answer that is late still counts.
 */
export class Reach {
  state: 'waiting' | 'ready' | 'failed' = 'waiting';
  /** Why it will fail again, for people, if the frame has said so. */
  why: string | undefined;
  readonly #changed: () => void;
  readonly #ask: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ask asks the frame for an answer */
  constructor(frame: HTMLIFrameElement, changed: () => void, ask: () => void) {
    this.#changed = changed;
    this.#ask = ask;
    // Without an address it is the empty page that every frame begins with.
    frame.addEventListener('load', () => frame.src && this.#loaded());
  }

  /** A page is being loaded into the frame. */
  begin(): void {
    this.#be('waiting');
    this.#wait(patienceMs);
  }

  ready(): void {
    this.#be('ready');
  }

  failed(why?: string): void {
    this.why = why;
    this.#be('failed');
  }

  /** The page that answered goes, as is said, and another has to come. */
  left(): void {
    if (this.state !== 'ready') return;
    this.#ask();
    this.#wait(patienceMs);
  }

  /** The first page, or the same loaded anew. */
  #loaded(): void {
    if (this.state === 'failed') return;
    if (this.state === 'ready') this.#ask();
    this.#wait(patienceAfterLoadMs);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.failed(), ms);
  }

  #be(state: Reach['state']): void {
    clearTimeout(this.#timer);
    this.state = state;
    this.#changed();
  }
}
