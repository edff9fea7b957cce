import { render, type TemplateResult } from 'lit/html.js';

/**
 * An element drawn with lit's templates, as a rule without a shadow: the frame is the wall around what is in here. It is
 * drawn when it is put into the page and after each `requestUpdate`, once however many there were.
 */
export abstract class PlainElement extends HTMLElement {
  /** What it is drawn into. */
  protected readonly root: HTMLElement | ShadowRoot = this;
  #isDue = false;

  connectedCallback(): void {
    this.requestUpdate();
  }

  requestUpdate(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (!this.isConnected) return;
      render(this.template(), this.root);
      this.drawn();
    });
  }

  /** What is in the element. */
  protected abstract template(): TemplateResult;

  /** It has been drawn. */
  protected drawn(): void {}
}
