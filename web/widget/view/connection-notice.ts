import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { Context } from '../chat/context.ts';

/** The connection may be gone for so long before it is said, ms. */
const patienceMs = 1_500;

/** A browser that says it is offline is believed for so long, ms; by then a check has shown whether it is. */
const believedMs = 5_000;

/** Says when there is no connection, and offers to try again at once. */
export class ConnectionNotice {
  readonly #context: Context;
  readonly #changed: () => void;
  /** The connection has been gone for long enough to say so. */
  #isCut = false;
  #cutTimer: ReturnType<typeof setTimeout> | undefined;
  /** The browser has just said that it is offline. */
  #isWarned = false;
  #warnedTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: Context, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
    addEventListener('offline', () => this.#warn());
  }

  /** Something has changed. */
  update(): void {
    const { connection, chronicle } = this.#context.session;
    if (connection !== 'connecting' || chronicle.phase === 'ended') {
      clearTimeout(this.#cutTimer);
      this.#cutTimer = undefined;
      this.#isCut = false;
    } else {
      this.#cutTimer ??= setTimeout(() => {
        this.#isCut = true;
        this.#changed();
      }, patienceMs);
    }
  }

  template(): TemplateResult {
    const { texts, session } = this.#context;
    const text = this.#text();
    const canTry = text !== '' && session.connection === 'connecting';
    return html`<div class="banner">
      <p role="status">${text}</p>
      ${
        canTry
          ? html`<button type="button" @click=${() => session.checkNow()}>${texts.tryNow}</button>`
          : nothing
      }
    </div>`;
  }

  #text(): string {
    const { texts, session } = this.#context;
    if (session.chronicle.phase === 'ended') return '';
    const isOffline = !navigator.onLine && (this.#isWarned || session.connection !== 'connected');
    if (isOffline) return texts.offline;
    return this.#isCut ? texts.reconnecting : '';
  }

  #warn(): void {
    this.#isWarned = true;
    clearTimeout(this.#warnedTimer);
    this.#warnedTimer = setTimeout(() => {
      this.#isWarned = false;
      this.#changed();
    }, believedMs);
    this.#changed();
  }
}
