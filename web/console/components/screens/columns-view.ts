import { LitElement, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { html } from '../../../shared/text/html.ts';
import { text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { runShortcut } from '../shared/shortcuts.ts';
import { Watching } from '../shared/watching.ts';
import type { Screen } from '../shared/screen.ts';
import sheet from './columns-view.css?inline';
import '../chat/chat-list.ts';
import '../chat/chat-view.ts';
import '../forms/form-panel.ts';

type Column = 'list' | 'chat' | 'forms';

/** Three columns, of which a small screen shows one: the chats, the chosen one, and its forms. */
export class ColumnsView extends LitElement {
  static override properties = { workspace: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  #column: Column = 'list';

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#keys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
  }

  override focus(): void {
    this.renderRoot.querySelector('main')?.focus();
  }

  override render() {
    const { workspace } = this;
    const chat = workspace.desk.selectedChat;
    return html`<main class="columns" tabindex="-1" data-column=${chat ? this.#column : 'list'}>
      <console-chat-list
        class="list"
        .workspace=${workspace}
        @chosen=${() => void this.#show('chat')}
      ></console-chat-list>
      ${chat ? this.#chosen(chat) : this.#nothing()}
    </main>`;
  }

  /** A chat's own elements: nothing that was begun in one, a dialog's question say, goes on in another. */
  #chosen(chat: Chat) {
    return keyed(
      chat.id,
      html`<console-chat
          class="chat"
          .workspace=${this.workspace}
          .chat=${chat}
          @back=${() => this.#leave()}
          @forms=${() => void this.#show('forms')}
        ></console-chat>
        <console-forms
          class="forms"
          .workspace=${this.workspace}
          .chat=${chat}
          @back=${() => void this.#show('chat')}
        ></console-forms>`,
    );
  }

  #nothing() {
    const { chats, waiting, isListCurrent } = this.workspace.desk;
    const say = chats.size + waiting.length > 0 ? text().chooseOne : isListCurrent && text().allQuiet;
    return html`<div class="nothing muted">
      <p>${say || ''}</p>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('workspace')) this.#column = 'list';
  }

  /** Brings a column to the front, and the focus into it. */
  async #show(column: Column): Promise<void> {
    this.#column = column;
    this.requestUpdate();
    await this.updateComplete;
    const shown = this.renderRoot.querySelector<LitElement>(`.${column}`);
    await shown?.updateComplete;
    shown?.focus();
  }

  /** Back to the list: what is said in the chat meanwhile counts as unread. */
  #leave(): void {
    this.workspace.desk.select(undefined);
    void this.#show('list');
  }

  readonly #keys = (event: KeyboardEvent) =>
    runShortcut(event, {
      accept: () => this.#take(),
      next: () => this.#step(1),
      previous: () => this.#step(-1),
      forms: () => this.#show('forms'),
      write: () => this.#show('chat'),
    });

  async #take(): Promise<void> {
    const [next] = this.workspace.desk.waiting;
    if (next && (await this.workspace.accept(next.conversationId))) await this.#show('chat');
  }

  async #step(by: number): Promise<void> {
    const ids = [...this.workspace.desk.chats.keys()];
    const at = ids.indexOf(this.workspace.desk.selected ?? '');
    const id = ids[at < 0 && by < 0 ? ids.length - 1 : (at + by + ids.length) % ids.length];
    if (id === undefined) return;
    this.workspace.desk.select(id);
    await this.#show('chat');
  }
}

customElements.define('console-columns', ColumnsView);

/** An agent's work: the chats. */
export const work: Screen = {
  tab: () => text().topBar.work,
  isFor: ({ isAgent, isOverseer }) => isAgent || !isOverseer,
  draw: (workspace) => html`<console-columns .workspace=${workspace}></console-columns>`,
};
