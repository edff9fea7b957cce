/** How far from its end a log may be scrolled and still follow what comes, CSS pixels. */
const nearEnd = 80;

/**
 * Keeps the end of what is scrolled in sight while it grows, or while its room shrinks, if the end was in sight before:
 * who reads further up is left there.
 *
 * A browser tells of a scroll later, when more may have come below. So the event is no more than a reason to look: neither
 * growth nor what is done here moves anything up, and only who has moved up, away from the end, reads there.
 */
export class StickToEnd {
  #scroller: HTMLElement | undefined;
  #isAtEnd = true;
  /** How far it was scrolled when last looked at, CSS pixels. */
  #top = 0;
  readonly #observer = new ResizeObserver(() => this.#follow());

  watch(scroller: HTMLElement): void {
    if (scroller !== this.#scroller) {
      this.#scroller = scroller;
      scroller.addEventListener('scroll', () => this.#look(scroller), { passive: true });
    }
    this.#observer.disconnect();
    for (const element of [scroller, ...scroller.children]) this.#observer.observe(element);
  }

  /** Goes to the end, wherever it was. */
  toEnd(): void {
    this.#isAtEnd = true;
    if (this.#scroller) this.#end(this.#scroller);
  }

  #follow(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#look(scroller);
    if (this.#isAtEnd) this.#end(scroller);
  }

  #look({ scrollHeight, scrollTop, clientHeight }: HTMLElement): void {
    const toEnd = scrollHeight - scrollTop - clientHeight;
    // What is hidden has no height, and is scrolled nowhere.
    if (clientHeight > 0) {
      if (toEnd < nearEnd) this.#isAtEnd = true;
      // Browsers round, each in its own way.
      else if (scrollTop < this.#top - 1) this.#isAtEnd = false;
    }
    // A finger can draw it past its end, for as long as it is held.
    this.#top = scrollTop + Math.min(toEnd, 0);
  }

  #end(scroller: HTMLElement): void {
    scroller.scrollTop = scroller.scrollHeight;
    this.#top = scroller.scrollTop;
  }
}
