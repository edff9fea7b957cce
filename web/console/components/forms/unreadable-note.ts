import { css, LitElement } from 'lit';
import { html } from '../../../shared/html.ts';
import type { SealingErrorCode } from '../../../../core/sealing/index.ts';
import { text } from '../../messages/current.ts';
import { refusalOf } from '../../messages/refusal.ts';
import { base } from '../../style/base.ts';
import type { Chat } from '../../work/chat.ts';
import type { FormProgress } from '../../work/form-progress.ts';
import type { Workspace } from '../../work/workspace.ts';
import { Watching } from '../watching.ts';

const styles = css`
  div {
    display: grid;
    gap: 0.75rem;
  }

  code {
    overflow-wrap: anywhere;
  }
`;

/** Of a form whose answers this browser cannot read: why, and the way to get them all the same. */
export class UnreadableNote extends LitElement {
  static override properties = {
    workspace: { attribute: false },
    chat: { attribute: false },
    form: { attribute: false },
  };
  static override styles = [base, styles];

  declare workspace: Workspace;
  declare chat: Chat;
  declare form: FormProgress;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override render() {
    const { workspace, form, chat } = this;
    const { askAgain, discardAndAsk } = text().form;
    const isOver = form.stage === 'over';
    const isLost = isOver ? form.outcome === 'unreadable' : workspace.canRead(form) === false;
    if (chat.state !== 'open' || !isLost) return '';
    const act = isOver || !form.isSealed ? askAgain : discardAndAsk;
    return html`<div>${this.#why(isOver)} ${this.#wasAskedAgain() ? '' : this.#askAgain(act)}</div>`;
  }

  /** What is over says so itself, but not what was wrong. */
  #why(isOver: boolean) {
    const code = this.workspace.unopened.get(this.form.requestId);
    if (code) return notOpened(code);
    return isOver ? '' : html`<p class="notice small">${text().form.otherKey}</p>`;
  }

  /** Whether the same form was sent after this one. */
  #wasAskedAgain(): boolean {
    const { requestId, formName } = this.form;
    const last = [...this.chat.forms.values()].findLast((each) => each.formName === formName);
    return last?.requestId !== requestId;
  }

  #askAgain(act: string) {
    const { workspace, form, chat } = this;
    const busy = workspace.pending.has(form.requestId) || workspace.isSendingForm(chat, form.formName);
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
