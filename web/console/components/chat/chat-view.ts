import { LitElement, type TemplateResult } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { backIcon, endIcon, formIcon, handOverIcon } from '../shared/icons.ts';
import sheet from './chat-view.css?inline';
import { shortName } from './short-name.ts';
import { Watching } from '../shared/watching.ts';
import './composer.ts';
import './end-dialog.ts';
import './hand-over-dialog.ts';
import './message-list.ts';

/** One conversation: what was said, and where to say more. */
export class ChatView extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  /** Where to write; on a touch screen, whose keyboard would cover what was said, the chat itself. */
  override focus(): void {
    const composer = this.renderRoot.querySelector('console-composer');
    const isTouched = matchMedia('(pointer: coarse)').matches;
    if (composer && !isTouched) composer.focus();
    else this.renderRoot.querySelector('section')?.focus();
  }

  /** With what can be written in, so that it can be given the focus. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    await this.renderRoot.querySelector('console-composer')?.updateComplete;
    return isDone;
  }

  override render() {
    const { workspace, chat } = this;
    const { state } = chat;
    return html`<section aria-labelledby="who" tabindex="-1">
      ${this.#header(state === 'open')}
      <console-messages .workspace=${workspace} .chat=${chat}></console-messages>
      ${
        state === 'open'
          ? html`<console-composer .workspace=${workspace} .chat=${chat}></console-composer>
              <console-end .workspace=${workspace} .chat=${chat}></console-end>
              <console-hand-over .workspace=${workspace} .chat=${chat}></console-hand-over>`
          : html`<div class="over">
              <p class="muted">${text().chat.over[state]}</p>
              <button @click=${() => this.#dismiss()}>${text().chat.dismiss}</button>
            </div>`
      }
    </section>`;
  }

  #dismiss(): void {
    this.workspace.dismiss(this.chat);
    this.dispatchEvent(new Event('back'));
  }

  #header(open: boolean) {
    const { chat, list } = text();
    const held = [...this.chat.forms.values()].some((form) => this.workspace.hasAnswers(form));
    const tell = (name: string) => () => this.dispatchEvent(new Event(name));
    return html`<header>
      <button class="icon quiet narrow" aria-label=${chat.back} @click=${tell('back')}>${backIcon()}</button>
      <h2 id="who">${list.visitor(shortName(this.chat.id))}</h2>
      ${
        open
          ? html`${this.#opener('console-hand-over', chat.handOver, handOverIcon())}
            ${this.#opener('console-end', chat.end, endIcon())}`
          : ''
      }
      <button class="quiet narrow forms" @click=${tell('forms')}>
        ${formIcon()} <span class="word">${chat.forms}</span>
        ${held ? html`<span class="news"></span><span class="only-heard">${chat.answersHere}</span>` : ''}
      </button>
    </header>`;
  }

  /** Not before what was asked for has been answered: it is sent once. */
  #opener(dialog: 'console-hand-over' | 'console-end', name: string, icon: TemplateResult) {
    const busy = this.workspace.attempts.pending.has(this.chat.id);
    const open = () => busy || this.renderRoot.querySelector(dialog)?.open();
    return html`<button class="quiet" aria-disabled=${busy} @click=${open}>
      ${icon} <span class="word">${name}</span>
    </button>`;
  }
}

customElements.define('console-chat', ChatView);

declare global {
  interface HTMLElementTagNameMap {
    'console-chat': ChatView;
  }
}
