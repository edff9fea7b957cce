import { render, type TemplateResult } from 'lit/html.js';

/**
 * An element drawn with lit's templates, without a shadow: the frame is the wall around what is typed here, and within
 * it labels, errors, autofill, password managers and screen readers are to find each other. It is drawn when it is put
 * into the page and after each `requestUpdate`, once however many there were.
 */
export abstract class PlainElement extends HTMLElement {
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
      render(this.template(), this);
      this.drawn();
    });
  }

  /** What is in the element. */
  protected abstract template(): TemplateResult;

  /** It has been drawn. */
  protected drawn(): void {}
}
