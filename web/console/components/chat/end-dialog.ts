import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { stageOf } from '../../../../core/conversation/standing.ts';
import { text } from '../../messages/current.ts';
import dialog from '../../style/dialog.css?inline';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { Watching } from '../shared/watching.ts';

/** Ending destroys answers that nobody has seen: it is asked for twice. */
export class EndDialog extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, stylesOf(dialog)];

  declare workspace: Workspace;
  declare chat: Chat;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  open(): void {
    this.requestUpdate();
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const { end, cancel } = text();
    const held = [...this.chat.forms.values()].some((form) => stageOf(form) === 'held');
    return html`<dialog aria-labelledby="title">
      <div class="head"><h2 id="title">${end.title}</h2></div>
      <p>${held ? end.sayHeld : end.say}</p>
      <div class="actions">
        <button @click=${() => this.#close()}>${cancel}</button>
        <button class="danger" @click=${() => this.#end()}>${end.act}</button>
      </div>
    </dialog>`;
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #end(): void {
    this.#close();
    void this.workspace.end(this.chat);
  }
}

customElements.define('console-end', EndDialog);

declare global {
  interface HTMLElementTagNameMap {
    'console-end': EndDialog;
  }
}
