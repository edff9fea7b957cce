import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { text } from '../messages/current.ts';
import type { Door, Reason } from '../sign-in/door.ts';
import { base, stylesOf } from '../style/styles.ts';
import sheet from './sign-in-view.css?inline';
import { lockIcon } from './shared/icons.ts';

/** Where nobody is signed in: why, and what to do about it. */
export class SignInView extends LitElement {
  static override properties = {
    door: { attribute: false },
    why: { attribute: false },
    framed: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare door: Door;
  declare why: Reason | 'taken';
  /** It stands in somebody else's page: there is no room for practice. */
  declare framed: boolean;
  #busy = false;

  constructor() {
    super();
    this.framed = false;
  }

  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  /** What the agent did not ask for is told by the focus, unless that is in the page around this frame. */
  protected override firstUpdated(): void {
    if (this.why !== 'first' && document.hasFocus()) this.focus();
  }

  override render() {
    const texts = { ...text().signIn, ...(this.framed && text().embed.signIn) };
    const { title, say, act } = texts[this.why];
    return html`<main>
      <div class="mark">${lockIcon(24)}</div>
      <h1 tabindex="-1">${title}</h1>
      <p class="muted" role=${this.why === 'first' ? 'none' : 'status'}>${say}</p>
      <button class="primary" aria-disabled=${this.#busy} @click=${() => void this.#act()}>${act}</button>
      ${
        !this.framed && (this.why === 'first' || this.why === 'left')
          ? html`<button class="quiet" @click=${() => void this.door.practise()}>
              ${text().signIn.practise}
            </button>`
          : ''
      }
    </main>`;
  }

  async #act(): Promise<void> {
    if (this.#busy) return;
    if (this.why === 'unavailable') return location.reload();
    this.#busy = true;
    this.requestUpdate();
    await (this.why === 'taken' ? this.door.takeOver() : this.door.signIn());
    this.#busy = false;
    this.requestUpdate();
  }
}

customElements.define('console-sign-in', SignInView);
