import { LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from '../../../shared/text/html.ts';
import { visibleText } from '../../../shared/text/visible-text.ts';
import { ago, text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import sheet from './chat-list.css?inline';
import { shortName } from './short-name.ts';
import { Watching } from '../shared/watching.ts';

/** Who waits, and the agent's own chats, of which several may go on at once. */
export class ChatList extends LitElement {
  static override properties = { workspace: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;

  /** The chat that was chosen last, to come back to. */
  #last: string | undefined;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override focus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find(`[data-chat="${this.#last}"]`) ?? find('li button') ?? find('nav'))?.focus();
  }

  protected override willUpdate(): void {
    this.#last = this.workspace.desk.selected ?? this.#last;
  }

  override render() {
    const { list } = text();
    const { waiting, chats, isListCurrent } = this.workspace.desk;
    const news = [...chats.values()].filter(({ unread }) => unread > 0).length;
    return html`<nav aria-label=${list.title} tabindex="-1">
      <p class="only-heard" role="status">${news > 0 ? list.news(news) : ''}</p>
      <section class="waiting">
        <h2>${list.waiting} <span role="status">${waiting.length}</span></h2>
        ${isListCurrent && waiting.length === 0 ? html`<p class="small muted">${list.nobodyWaits}</p>` : ''}
        <ul>
          ${repeat(
            waiting,
            ({ conversationId }) => conversationId,
            (each) => this.#waiting(each),
          )}
        </ul>
      </section>
      <section>
        <h2>${list.own} <span>${chats.size}</span></h2>
        ${isListCurrent && chats.size === 0 ? html`<p class="small muted">${list.noneOwn}</p>` : ''}
        <ul>
          ${repeat(
            chats.values(),
            ({ id }) => id,
            (chat) => this.#own(chat),
          )}
        </ul>
      </section>
    </nav>`;
  }

  #waiting({ conversationId, since }: { conversationId: string; since: number }) {
    const { list } = text();
    const waits = ago(this.workspace.desk.now() - since);
    const taking = this.workspace.attempts.pending.has(conversationId);
    return html`<li>
      <button aria-disabled=${taking} @click=${() => void this.#accept(conversationId)}>
        <span class="who">${list.visitor(shortName(conversationId))}</span>
        <span class="last small muted">${waits ? list.since(waits) : list.justNow}</span>
        <span class="take small">${taking ? list.taking : list.take}</span>
      </button>
    </li>`;
  }

  #own(chat: Chat) {
    const { list } = text();
    const { unread } = chat;
    return html`<li>
      <button
        data-chat=${chat.id}
        aria-current=${chat.id === this.workspace.desk.selected ? 'true' : 'false'}
        @click=${() => this.#choose(chat.id)}
      >
        <span class="who">${list.visitor(shortName(chat.id))}</span>
        <span class="small muted">${ago(this.workspace.desk.now() - chat.lastAt)}</span>
        <span class="last small muted">${this.#lastLine(chat)}</span>
        ${
          unread > 0
            ? html`<span class="unread"
                ><span aria-hidden="true">${unread}</span
                ><span class="only-heard">${list.unread(unread)}</span></span
              >`
            : ''
        }
      </button>
    </li>`;
  }

  #lastLine(own: Chat): string {
    const { list, chat } = text();
    const { state, forms, lastMessage } = own;
    if (state === 'ended') return list.ended;
    if (state === 'away') return list.away;
    if ([...forms.values()].some((form) => this.workspace.hasAnswers(form))) return list.answersHere;
    if (!lastMessage) return list.noMessage;
    const { entry, agent } = lastMessage;
    const said = visibleText(entry.text);
    if (entry.from === 'visitor') return said;
    if (agent?.id === this.workspace.desk.me?.id) return list.you(said);
    return list.agent(visibleText(agent?.name ?? chat.somebody), said);
  }

  async #accept(conversationId: string): Promise<void> {
    if (await this.workspace.accept(conversationId)) this.dispatchEvent(new Event('chosen'));
  }

  #choose(conversationId: string): void {
    this.workspace.desk.select(conversationId);
    this.dispatchEvent(new Event('chosen'));
  }
}

customElements.define('console-chat-list', ChatList);
