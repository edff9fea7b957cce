import type { ChatPage } from '../view/chat-page.ts';
import type { Context } from '../view/context.ts';

/** Whether the visitor sees the chat, and what the page around it is told of that: how much is unread, and how it stands. */
export class Presence {
  readonly #context: Context;
  readonly #page: ChatPage;
  #unread = 0;
  #state = '';
  #wasShown = false;

  constructor(context: Context, page: ChatPage) {
    this.#context = context;
    this.#page = page;
  }

  /** Begins to listen, and tells the page around the frame that it does. */
  begin(): void {
    const { session, host, texts } = this.#context;
    session.onChange(() => this.changed());
    document.addEventListener('visibilitychange', () => this.changed());
    for (const event of ['online', 'offline']) addEventListener(event, () => this.changed());
    host.tell({ sealform: 'ready', open: texts.openChat, close: texts.closeChat });
  }

  changed(): void {
    const { session, host } = this.#context;
    const isSeen = host.isShown && document.visibilityState === 'visible';
    if (host.isShown && !this.#wasShown) {
      session.checkNow();
      this.#page.focus();
    }
    this.#wasShown = host.isShown;
    if (isSeen) session.markRead();
    this.#tellUnread(isSeen);
    this.#tellState();
    this.#page.changed();
  }

  #tellUnread(isSeen: boolean): void {
    const { session, host, texts, brand } = this.#context;
    const { unread } = session;
    if (unread === this.#unread) return;
    const isMore = unread > this.#unread && !session.isReturning;
    this.#unread = unread;
    host.tell({ sealform: 'unread', count: unread, label: unread > 0 ? texts.unread(unread) : '' });
    if (isMore && !isSeen && document.visibilityState === 'hidden') {
      host.tell({ sealform: 'notify', title: brand, text: texts.notification });
    }
  }

  #tellState(): void {
    const { phase } = this.#context.session.chronicle;
    if (phase === this.#state) return;
    this.#state = phase;
    this.#context.host.tell({ sealform: 'state', state: phase });
  }
}
