import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import type { FormRecord } from '../../../../core/conversation/form-record.ts';
import { outcomeOf } from '../../../../core/conversation/standing.ts';
import type { SealingErrorCode } from '../../../../core/sealing/index.ts';
import { text } from '../../messages/current.ts';
import { refusalOf } from '../../messages/refusal.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { Watching } from '../shared/watching.ts';
import sheet from './unreadable-note.css?inline';

/** Of a form whose answers this browser cannot read: why, and the way to get them all the same. */
export class UnreadableNote extends LitElement {
  static override properties = {
    workspace: { attribute: false },
    chat: { attribute: false },
    form: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  declare form: FormRecord;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override render() {
    const { workspace, form, chat } = this;
    const { askAgain, discardAndAsk } = text().form;
    const isOver = form.end !== undefined;
    const isLost = isOver ? outcomeOf(form) === 'unreadable' : workspace.canRead(form) === false;
    if (chat.state !== 'open' || !isLost) return '';
    const act = isOver || !form.request.recipient ? askAgain : discardAndAsk;
    return html`<div>${this.#why(isOver)} ${this.#wasAskedAgain() ? '' : this.#askAgain(act)}</div>`;
  }

  /** What is over says so itself, but not what was wrong. */
  #why(isOver: boolean) {
    const code = this.workspace.unopened.get(this.form.request.requestId);
    if (code) return notOpened(code);
    return isOver ? '' : html`<p class="notice small">${text().form.otherKey}</p>`;
  }

  /** Whether the same form was sent after this one. */
  #wasAskedAgain(): boolean {
    const { request } = this.form;
    const isSame = (each: FormRecord) => each.request.form.name === request.form.name;
    return [...this.chat.forms.values()].findLast(isSame)?.request !== request;
  }

  #askAgain(act: string) {
    const { workspace, form, chat } = this;
    const { requestId, form: asked } = form.request;
    const busy = workspace.attempts.pending.has(requestId) || workspace.isSendingForm(chat, asked.name);
    const keyless = !workspace.key.isReady;
    return html`<button
        aria-disabled=${busy || keyless}
        aria-describedby="no-key"
        @click=${() => busy || keyless || void workspace.askAgain(chat, form)}
      >
        ${busy ? text().form.asking : act}
      </button>
      <p id="no-key" class="small muted" ?hidden=${!keyless}>${keyless ? text().key.missing : ''}</p>`;
  }
}

function notOpened(code: SealingErrorCode) {
  const { why, next } = refusalOf(code);
  return html`<p class="notice bad small" role="alert">
    <strong>${text().form.notOpened}</strong> ${why} ${next} <code>${code}</code>
  </p>`;
}

customElements.define('console-unreadable', UnreadableNote);
