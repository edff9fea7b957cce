import { css, html, LitElement } from 'lit';
import { text } from '../messages/current.ts';
import { base } from '../style/base.ts';
import type { Chat } from '../work/chat.ts';
import type { Workspace } from '../work/workspace.ts';
import { backIcon, endIcon, formIcon, handOverIcon } from './icons.ts';
import { shortName } from './short-name.ts';
import { Watching } from './watching.ts';
import './composer.ts';
import './end-dialog.ts';
import './hand-over-dialog.ts';
import './message-list.ts';

const styles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    min-height: 3.5rem;
    padding: 0.5rem 0.75rem 0.5rem 1.25rem;
    border-block-end: 1px solid var(--line);
  }

  h2 {
    margin-inline-end: auto;
    min-width: 0;
  }

  h2 {
    white-space: nowrap;
  }

  .narrow {
    display: none;
  }

  .news {
    width: 0.5rem;
    height: 0.5rem;
    border-radius: 50%;
    background: var(--accent);
  }

  .over {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.75rem;
    padding: 1rem;
    border-block-start: 1px solid var(--line);
    text-align: center;
  }

  @media (max-width: 60rem) {
    .narrow {
      display: inline-flex;
    }

    header {
      padding: 0.5rem;
    }

    .word {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;

/** One conversation: what was said, and where to say more. */
export class ChatView extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, styles];

  declare workspace: Workspace;
  declare chat: Chat;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override focus(): void {
    this.renderRoot.querySelector('console-composer')?.focus();
  }

  override render() {
    const { workspace, chat } = this;
    const { state } = chat;
    return html`${this.#header(state === 'open')}
      <console-messages .workspace=${workspace} .chat=${chat} tabindex="0"></console-messages>
      ${
        state === 'open'
          ? html`<console-composer .workspace=${workspace} .chat=${chat}></console-composer>`
          : html`<div class="over">
              <p class="muted">${text().chat.over[state]}</p>
              <button @click=${() => workspace.dismiss(chat)}>${text().chat.dismiss}</button>
            </div>`
      }
      <console-end .workspace=${workspace} .chat=${chat}></console-end>
      <console-hand-over .workspace=${workspace} .chat=${chat}></console-hand-over>`;
  }

  #header(open: boolean) {
    const { chat, list } = text();
    const held = [...this.chat.forms.values()].some(({ stage }) => stage === 'held');
    const tell = (name: string) => () => this.dispatchEvent(new Event(name));
    return html`<header>
      <button class="icon quiet narrow" aria-label=${chat.back} @click=${tell('back')}>${backIcon()}</button>
      <h2>${list.visitor(shortName(this.chat.id))}</h2>
      ${
        open
          ? html`<button
                class="quiet"
                @click=${() => this.renderRoot.querySelector('console-hand-over')?.open()}
              >
                ${handOverIcon()} <span class="word">${chat.handOver}</span>
              </button>
              <button class="quiet" @click=${() => this.renderRoot.querySelector('console-end')?.open()}>
                ${endIcon()} <span class="word">${chat.end}</span>
              </button>`
          : ''
      }
      <button class="quiet narrow" @click=${tell('forms')}>
        ${formIcon()} ${chat.forms}
        ${held ? html`<span class="news"></span><span class="only-heard">${chat.answersHere}</span>` : ''}
      </button>
    </header>`;
  }
}

customElements.define('console-chat', ChatView);

declare global {
  interface HTMLElementTagNameMap {
    'console-chat': ChatView;
  }
}
