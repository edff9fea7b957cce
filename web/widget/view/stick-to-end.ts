/** How far from its end a log may be scrolled and still follow what comes, CSS pixels. */
const nearEnd = 80;

/**
 * Keeps the end of what is scrolled in sight while it grows, or while its room shrinks, if the end was in sight before:
 * who reads further up is left there.
 */
export class StickToEnd {
  #scroller: HTMLElement | undefined;
  #isAtEnd = true;
  readonly #observer = new ResizeObserver(() => this.#follow());

  watch(scroller: HTMLElement): void {
    if (scroller !== this.#scroller) {
      this.#scroller = scroller;
      scroller.addEventListener('scroll', () => this.#scrolled(scroller), { passive: true });
    }
    this.#observer.disconnect();
    for (const element of [scroller, ...scroller.children]) this.#observer.observe(element);
  }

  /** Growth moves no scroll position, so a scroll event is a person's, or comes from what was set here. */
  #scrolled({ scrollHeight, scrollTop, clientHeight }: HTMLElement): void {
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
  }

  #follow(): void {
    if (this.#scroller && this.#isAtEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}
