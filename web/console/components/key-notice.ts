import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { clockTime, text } from '../messages/current.ts';
import { refusalOf } from '../messages/refusal.ts';
import type { Door } from '../sign-in/door.ts';
import { base, stylesOf } from '../style/styles.ts';
import type { KeyFailure } from '../work/agent-key.ts';
import type { Workspace } from '../work/workspace.ts';
import sheet from './key-notice.css?inline';
import { lockIcon } from './shared/icons.ts';
import { Watching } from './shared/watching.ts';

/** What stands between this browser and sealed answers, and the way to them. Nothing while all is well. */
export class KeyNotice extends LitElement {
  static override properties = { door: { attribute: false }, workspace: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare door: Door;
  declare workspace: Workspace;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
    new Watching(this, () => this.door);
  }

  override render() {
    const { state } = this.workspace.key;
    const say = this.#say();
    const cannot = state.at === 'cannot' ? state : undefined;
    // What is read aloud by itself is there before its words, and has no button in it.
    return html`<div class=${cannot ? 'notice bad' : say && 'notice'}>
      <div class="words">
        <div role="status">${say ? html`<p class="say">${lockIcon(16)}<span>${say}</span></p>` : ''}</div>
        <div role="alert">
          ${cannot ? html`<p>${text().key.cannot} ${reasonOf(cannot)} <code>${cannot.code}</code></p>` : ''}
        </div>
      </div>
      ${this.#act(say !== '', cannot !== undefined)}
    </div>`;
  }

  /** What a new sign-in is for, or what came of the last one. */
  #say(): string {
    const { key, signIn } = text();
    const { again } = this.door;
    const purpose = this.#purpose();
    if (!purpose || !again) return purpose;
    return again === 'busy' ? key.signInAgain.busy : `${purpose} ${signIn[again].say}`;
  }

  #purpose(): string {
    const { key } = text();
    const { state } = this.workspace.key;
    if (state.at === 'signInAgain') return key.signInAgain.say;
    if (state.at === 'ended') return key.ended;
    if (state.at !== 'ready') return '';
    const until = clockTime(state.until);
    if (state.failed) return key.notRenewed(until, reasonOf(state.failed), state.failed.code);
    return state.endsSoon ? key.endsSoon(until) : '';
  }

  #act(canSignIn: boolean, canRetry: boolean) {
    const { signInAgain, tryAgain } = text().key;
    if (canSignIn)
      return html`<button @click=${() => void this.door.signInAgain()}>${signInAgain.act}</button>`;
    if (!canRetry) return '';
    return html`<button @click=${() => void this.workspace.key.prepare()}>${tryAgain}</button>`;
  }
}

function reasonOf({ code, notKept }: KeyFailure): string {
  const { key } = text();
  if (notKept) return key.notKept[notKept];
  // The cryptography speaks of these as the visitor meets them.
  if (code === 'ERR_SEALING_NOT_SUPPORTED') return key.tooOld;
  if (code === 'ERR_SEALING_KEY') return key.unusable;
  const { why, next } = refusalOf(code);
  return `${why} ${next}`;
}

customElements.define('console-key', KeyNotice);
