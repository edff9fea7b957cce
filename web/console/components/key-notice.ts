import { css, html, LitElement, type TemplateResult } from 'lit';
import { clockTime, text } from '../messages/current.ts';
import { refusalOf } from '../messages/refusal.ts';
import type { Door } from '../sign-in/door.ts';
import { base } from '../style/base.ts';
import type { Workspace } from '../work/workspace.ts';
import { lockIcon } from './icons.ts';
import { Watching } from './watching.ts';

const styles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.5rem 1rem;
    padding: 0.5rem 1rem;
    border-radius: 0;
  }

  .notice > span {
    display: flex;
    gap: 0.5rem;
    min-width: 0;
  }

  svg {
    margin-top: 0.125rem;
  }
`;

/** What stands between this browser and sealed answers, and the way to them. Nothing while all is well. */
export class KeyNotice extends LitElement {
  static override properties = { door: { attribute: false }, workspace: { attribute: false } };
  static override styles = [base, styles];

  declare door: Door;
  declare workspace: Workspace;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
    new Watching(this, () => this.door);
  }

  override render() {
    return html`<div role="status">${this.#notice()}</div>`;
  }

  #notice(): TemplateResult | string {
    const { key } = text();
    const { state } = this.workspace.key;
    switch (state.at) {
      case 'signInAgain':
        return this.#signInAgain(key.signInAgain.say);
      case 'ended':
        return this.#signInAgain(key.ended);
      case 'ready':
        return state.endsSoon ? this.#signInAgain(key.endsSoon(clockTime(state.until))) : '';
      case 'cannot':
        return this.#cannot(state.code);
      case 'none':
      case 'making':
        return '';
    }
  }

  #signInAgain(say: string) {
    const { signInAgain } = text().key;
    const { again } = this.door;
    const problem = again && again !== 'busy' ? text().signIn[again].say : '';
    return html`<p class="notice">
      <span>${lockIcon(16)}<span>${again === 'busy' ? signInAgain.busy : say} ${problem}</span></span>
      <button @click=${() => void this.door.signInAgain()}>${signInAgain.act}</button>
    </p>`;
  }

  #cannot(code: Parameters<typeof refusalOf>[0]) {
    const { cannot, notKept, tryAgain } = text().key;
    const { why, next } = refusalOf(code);
    // What the store says of itself: the cryptography has no words for it.
    const reason = code === 'ERR_SEALING_KEY' ? notKept : `${why} ${next}`;
    return html`<p class="notice bad">
      <span
        ><span>${cannot} ${reason} <code>${code}</code></span></span
      >
      <button @click=${() => void this.workspace.key.prepare()}>${tryAgain}</button>
    </p>`;
  }
}

customElements.define('console-key', KeyNotice);
