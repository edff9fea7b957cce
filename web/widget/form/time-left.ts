import type { TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import { minutesAndSeconds, saidAt, twoMinutes } from '../../shared/text/time-left.ts';
import { PlainElement } from '../view/plain-element.ts';
import type { FormContext } from './shared/form-context.ts';

/** How long a form can still be answered. It is shown each second, and said twice. */
export class TimeLeft extends PlainElement {
  readonly #context: FormContext;
  readonly #until: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param until ms since the epoch by the server's clock; it changes when the form is opened */
  constructor(context: FormContext, until: () => number) {
    super();
    this.#context = context;
    this.#until = until;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1_000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  protected override template(): TemplateResult {
    const { session, formTexts: texts } = this.#context;
    const left = this.#until() - session.clock.now();
    return html`<span class="time-left ${left <= twoMinutes ? 'short' : ''}" translate="no">
        ${texts.timeLeft(minutesAndSeconds(left))}
      </span>
      <span class="only-heard" role="status">${this.#said(left)}</span>`;
  }

  #said(left: number): string {
    const { formTexts: texts } = this.#context;
    const now = saidAt(left);
    return now ? texts[now] : '';
  }
}

customElements.define('sealform-time-left', TimeLeft);
