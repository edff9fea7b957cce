import { LitElement } from 'lit';
import { html } from '../shared/text/html.ts';
import '../console/components/connection-note.ts';
import '../console/components/forms/form-panel.ts';
import '../console/components/key-notice.ts';
import { LineWatch } from '../console/components/shared/line-watch.ts';
import '../console/components/shared/refusal-note.ts';
import '../console/components/sign-in-view.ts';
import { Watching } from '../console/components/shared/watching.ts';
import { text } from '../console/messages/current.ts';
import { Door } from '../console/sign-in/door.ts';
import { base, stylesOf } from '../console/style/styles.ts';
import type { Workspace } from '../console/work/workspace.ts';
import sheet from './agent-frame.css?inline';

/** The forms of one conversation inside an agent desktop of the brand's: sending, how far they are, and the answers once. */
export class AgentFrame extends LitElement {
  static override properties = { conversation: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  /** The conversation's id. */
  declare conversation: string;
  #door: Door | undefined;

  constructor() {
    super();
    new Watching(this, () => this.#door);
    new Watching(this, () => this.#workspace());
    new LineWatch(this, () => this.#workspace());
  }

  override firstUpdated(): void {
    this.#door = new Door({ framed: true });
    this.requestUpdate();
    void this.#door.open();
  }

  /** What is on the screen counts as read. What arrives for another conversation waits for the desktop to turn to it. */
  override updated(): void {
    const workspace = this.#workspace();
    if (workspace && workspace.desk.selected !== this.conversation) workspace.desk.select(this.conversation);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibility);
    addEventListener('beforeprint', this.#cover);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibility);
    removeEventListener('beforeprint', this.#cover);
    this.#workspace()?.close();
  }

  override render() {
    const door = this.#door;
    if (!door || door.standing.at === 'opening') return html`<p class="said muted">${text().opening}</p>`;
    if (door.standing.at !== 'work') {
      const why = door.standing.at === 'closed' ? door.standing.why : 'taken';
      return html`<console-sign-in .door=${door} .why=${why} .framed=${true}></console-sign-in>`;
    }
    const { workspace } = door.standing;
    return html`<main class="work">
        <h1 class="only-heard">${text().embed.signIn.first.title}</h1>
        <console-connection .workspace=${workspace}></console-connection>
        <console-key .door=${door} .workspace=${workspace}></console-key>
        ${this.#one(workspace)} ${this.#foot(door, workspace)}
      </main>
      <console-refusal .workspace=${workspace}></console-refusal>`;
  }

  #one(workspace: Workspace) {
    const { embed } = text();
    const chat = workspace.desk.chats.get(this.conversation);
    if (chat) {
      return html`<div class="one">
        ${chat.state === 'open' ? '' : html`<p class="over" role="status">${embed[chat.state]}</p>`}
        <console-forms .workspace=${workspace} .chat=${chat} .embedded=${true}></console-forms>
      </div>`;
    }
    const waits = workspace.desk.waiting.some(({ conversationId }) => conversationId === this.conversation);
    if (waits) {
      return html`<div class="said">
        <p>${embed.waiting}</p>
        <button class="primary" @click=${() => void workspace.accept(this.conversation)}>
          ${embed.take}
        </button>
      </div>`;
    }
    return html`<p class="said muted" role="status">${workspace.desk.me ? embed.away : embed.loading}</p>`;
  }

  #foot(door: Door, workspace: Workspace) {
    const { topBar, embed, key } = text();
    const { openSealed, desk } = workspace;
    const { connection, me } = desk;
    const isConnected = connection === 'connected' && me;
    return html`<footer class="small muted">
      <span role="status">${isConnected ? embed.signedInAs(me.name) : topBar.connection[connection]}</span>
      <button class="quiet small" @click=${() => void door.signOut(false)}>${topBar.signOut}</button>
      ${openSealed > 0 ? html`<p>${key.signOut(openSealed)}</p>` : ''}
      ${door.locksSoon ? html`<p class="notice" role="alert">${embed.locksSoon}</p>` : ''}
    </footer>`;
  }

  #workspace(): Workspace | undefined {
    return this.#door?.standing.at === 'work' ? this.#door.standing.workspace : undefined;
  }

  readonly #visibility = () => {
    if (document.hidden) this.#cover();
  };

  readonly #cover = () => this.#workspace()?.answers.cover();
}

customElements.define('sealform-agent-frame', AgentFrame);

declare global {
  interface HTMLElementTagNameMap {
    'sealform-agent-frame': AgentFrame;
  }
}
