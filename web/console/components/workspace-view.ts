import { LitElement, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { html } from '../../shared/text/html.ts';
import { text } from '../messages/current.ts';
import type { Door } from '../sign-in/door.ts';
import { base } from '../style/base.ts';
import type { Chat } from '../work/chat.ts';
import type { Workspace } from '../work/workspace.ts';
import { isInputMethodKey } from '../../shared/input-method.ts';
import { LineWatch } from './shared/line-watch.ts';
import { shortcutOf, type Shortcut } from './shortcuts.ts';
import { Watching } from './shared/watching.ts';
import { workspaceStyles } from './workspace-styles.ts';
import './chat/chat-list.ts';
import './chat/chat-view.ts';
import './forms/form-panel.ts';
import './key-notice.ts';
import './oversight/oversight-view.ts';
import './shared/refusal-note.ts';
import './shortcuts-dialog.ts';
import './top-bar.ts';

type Column = 'list' | 'chat' | 'forms';

/** Three columns, of which a small screen shows one: the chats, the chosen one, and its forms. */
export class WorkspaceView extends LitElement {
  static override properties = {
    door: { attribute: false },
    workspace: { attribute: false },
    practice: { attribute: false },
  };
  static override styles = [base, workspaceStyles];

  declare door: Door;
  declare workspace: Workspace;
  declare practice: boolean;
  #column: Column = 'list';
  #overseeing = false;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
    new LineWatch(this, () => this.workspace);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibility);
    addEventListener('keydown', this.#keys);
    addEventListener('beforeprint', this.#cover);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('main, console-oversight')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibility);
    removeEventListener('keydown', this.#keys);
    removeEventListener('beforeprint', this.#cover);
  }

  override render() {
    const { workspace } = this;
    return html`
      <console-top-bar
        .door=${this.door}
        .workspace=${workspace}
        .practice=${this.practice}
        .overseeing=${this.#isOverseeing()}
        @help=${() => this.#help()}
        @view=${({ detail }: CustomEvent<boolean>) => this.#view(detail)}
      ></console-top-bar>
      <console-key .door=${this.door} .workspace=${workspace}></console-key>
      ${
        this.#isOverseeing()
          ? html`<console-oversight tabindex="-1" .workspace=${workspace}></console-oversight>`
          : this.#columns()
      }
      <console-refusal .workspace=${workspace}></console-refusal>
      <console-shortcuts></console-shortcuts>
    `;
  }

  #columns() {
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

  /** Who oversees and is no agent has nothing else to do. */
  #isOverseeing(): boolean {
    const { isOverseer, isAgent } = this.workspace.desk;
    return isOverseer && (this.#overseeing || !isAgent);
  }

  #view(overseeing: boolean): void {
    this.#overseeing = overseeing;
    this.requestUpdate();
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

  #help(): void {
    this.renderRoot.querySelector('console-shortcuts')?.open();
  }

  readonly #visibility = () => {
    if (document.hidden) this.#cover();
    else this.workspace.desk.readSelected();
  };

  readonly #cover = () => this.workspace.answers.cover();

  readonly #keys = (event: KeyboardEvent) => {
    const shortcut = isInputMethodKey(event) ? undefined : shortcutOf(event);
    if (!shortcut || (this.#isOverseeing() && shortcut !== 'help')) return;
    event.preventDefault();
    // A dialog is about the chat that it was opened for.
    const inDialog = event.composedPath().some((each) => each instanceof HTMLDialogElement);
    if (!inDialog) void this.#run(shortcut);
  };

  #run(shortcut: Shortcut): void | Promise<void> {
    switch (shortcut) {
      case 'help':
        return this.#help();
      case 'accept':
        return this.#take();
      case 'next':
        return this.#step(1);
      case 'previous':
        return this.#step(-1);
      case 'forms':
        return this.#show('forms');
      case 'write':
        return this.#show('chat');
    }
  }

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

customElements.define('console-workspace', WorkspaceView);
