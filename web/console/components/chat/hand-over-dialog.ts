import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { stageOf } from '../../../../core/conversation/standing.ts';
import { Id } from '../../../../core/protocol/values.ts';
import { text } from '../../messages/current.ts';
import dialog from '../../style/dialog.css?inline';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { Watching } from '../shared/watching.ts';
import sheet from './hand-over-dialog.css?inline';

/** Gives a conversation to another agent by that agent's id, or back to those who wait. */
export class HandOverDialog extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, stylesOf(dialog, sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  #problem = false;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  open(): void {
    this.#problem = false;
    const input = this.renderRoot.querySelector('input');
    if (input) input.value = '';
    this.requestUpdate();
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const { handOver, cancel } = text();
    const sealed = this.chat.openSealed.length;
    const held = [...this.chat.forms.values()].some(
      (form) => stageOf(form) === 'held' && !form.request.recipient,
    );
    return html`<dialog aria-labelledby="title">
      <div class="head"><h2 id="title">${handOver.title}</h2></div>
      <p>${handOver.say} ${held ? handOver.sayHeld : ''}</p>
      ${sealed > 0 ? html`<p class="notice">${handOver.saySealed(sealed)}</p>` : ''}
      <label for="to">${handOver.to}</label>
      <input
        id="to"
        autocomplete="off"
        spellcheck="false"
        list="met"
        aria-describedby="hint"
        aria-invalid=${this.#problem}
        @input=${() => this.#problem && this.#check()}
      />
      <datalist id="met">
        ${this.workspace.desk.othersMet.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </datalist>
      <p id="hint" class="small ${this.#problem ? 'problem' : 'muted'}">
        ${this.#problem ? handOver.noSuchId : handOver.hint}
      </p>
      <div class="actions">
        <button class="quiet" @click=${() => this.#close()}>${cancel}</button>
        <button @click=${() => void this.#give()}>${handOver.toQueue}</button>
        <button class="primary" @click=${() => void this.#giveTo()}>${handOver.act}</button>
      </div>
    </dialog>`;
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  async #giveTo(): Promise<void> {
    const to = this.#check();
    if (!this.#problem) return this.#give(to);
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  /** Looks whether it is the id of a colleague. */
  #check(): string {
    const to = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    this.#problem = !Id.safeParse(to).success || to === this.workspace.desk.me?.id;
    this.requestUpdate();
    return to;
  }

  async #give(to?: string): Promise<void> {
    this.#close();
    await this.workspace.handOver(this.chat, to);
  }
}

customElements.define('console-hand-over', HandOverDialog);

declare global {
  interface HTMLElementTagNameMap {
    'console-hand-over': HandOverDialog;
  }
}
