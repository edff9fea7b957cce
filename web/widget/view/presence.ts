import { answerBy, isWaiting } from '../../../core/conversation/standing.ts';
import type { ChatPage } from './chat-page.ts';
import type { Context } from '../chat/context.ts';

/** Whether the visitor sees the chat, and what the page around it is told of that: how much is unread, and how it stands. */
export class Presence {
  readonly #context: Context;
  readonly #page: ChatPage;
  #unread = 0;
  #state = '';
  #form = '';
  #wasShown = false;

  constructor(context: Context, page: ChatPage) {
    this.#context = context;
    this.#page = page;
  }

  /** Begins to listen, and tells the page around the frame that it does. */
  begin(): void {
    const { session } = this.#context;
    session.changes.subscribe(() => this.changed());
    document.addEventListener('visibilitychange', () => this.changed());
    for (const event of ['online', 'offline']) addEventListener(event, () => this.changed());
    this.greet();
  }

  /** Tells the page around the frame that this one listens. */
  greet(): void {
    const { host, texts } = this.#context;
    host.tell({ sealform: 'ready', open: texts.openChat, close: texts.closeChat });
  }

  changed(): void {
    const { session, host } = this.#context;
    const isSeen = host.isShown && document.visibilityState === 'visible';
    const isComing = host.isShown && !this.#wasShown;
    this.#wasShown = host.isShown;
    if (isComing) {
      session.checkNow();
      if (host.isFocused) this.#page.focus();
    }
    if (isSeen) session.markRead();
    this.#tellUnread(isSeen);
    this.#tellState();
    this.#tellForm();
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

  /** How long a form that waits can still be answered, as far as it changes by more than passing. */
  #tellForm(): void {
    const { session, host, texts } = this.#context;
    const form = session.chronicle.openForms.find(isWaiting);
    const known = form ? `${form.request.requestId} ${answerBy(form)} ${session.isReturning}` : '';
    if (known === this.#form) return;
    this.#form = known;
    const left = form && answerBy(form) - session.clock.now();
    host.tell({ sealform: 'form', left, label: texts.formWaits });
  }

  #tellState(): void {
    const { phase } = this.#context.session.chronicle;
    if (phase === this.#state) return;
    this.#state = phase;
    this.#context.host.tell({ sealform: 'state', state: phase });
  }
}
