import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { base } from '../../style/styles.ts';

/** Minutes and seconds until a moment. Not announced: who cannot see it can go and read it. */
export class CountDown extends LitElement {
  static override properties = { until: { attribute: false }, now: { attribute: false } };
  static override styles = base;

  /** ms since the epoch, by the clock of `now`. */
  declare until: number;
  declare now: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.until = 0;
    this.now = () => Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.translate = false;
    this.style.setProperty('display', 'inline');
    this.style.setProperty('font-variant-numeric', 'tabular-nums');
    this.#timer = setInterval(() => this.requestUpdate(), 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const seconds = Math.max(0, Math.ceil((this.until - this.now()) / 1000));
    const minutes = Math.floor(seconds / 60);
    return html`${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  }
}

customElements.define('console-count-down', CountDown);
