import { html, nothing, type TemplateResult } from 'lit/html.js';
import { visibleText } from '../../shared/visible-text.ts';
import { ChatComposer } from './composer.ts';
import type { Context } from './context.ts';
import { header } from './header.ts';
import { keepTranscript } from './keep.ts';
import { log } from './log.ts';
import { PlainElement } from './plain-element.ts';

/** The connection may be gone for so long before it is said, ms. */
const patienceMs = 1_500;

/** How far from its end the log may be scrolled and still follow what comes, CSS pixels. */
const nearEnd = 120;

/** The whole frame: who is there, what was said, where to write; and a form in front of it while one is filled in. */
export class ChatPage extends PlainElement {
  readonly #context: Context;
  readonly #composer: ChatComposer;
  /** The form that is in front, by the id of its request. */
  #openForm: string | undefined;
  /** What a screen reader is told. */
  #said = '';
  /** The connection has been gone for long enough to say so. */
  #isCut = false;
  #saidSeq: number | undefined;
  #cutTimer: ReturnType<typeof setTimeout> | undefined;
  #wasNearEnd = true;

  constructor(context: Context) {
    super();
    this.#context = context;
    this.#composer = new ChatComposer(context);
  }

  /** Brings a form to the front, or with `undefined` the chat. */
  showForm(requestId: string | undefined): void {
    this.#openForm = requestId;
    this.requestUpdate();
  }

  /** To where the visitor goes on: the form, or the place to write. */
  override focus(): void {
    if (this.#openForm === undefined) this.#composer.focus();
  }

  /** Something has changed. */
  changed(): void {
    this.#watchConnection();
    this.#listen();
    const log = this.#scroller;
    this.#wasNearEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
    const form = this.#openForm && this.#context.session.chronicle.forms.get(this.#openForm);
    if (form && !form.isWaiting) this.#openForm = undefined;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#context.host.isThere)
        this.#context.host.tell({ sealform: 'close' });
    });
    this.addEventListener('show-form', (event) => this.showForm((event as CustomEvent<string>).detail));
  }

  protected override template(): TemplateResult {
    const [context, openForm] = [this.#context, this.#openForm];
    return html`${header(context)}
      <p class="banner" role="status">${this.#banner()}</p>
      <main class="chat" ?inert=${openForm !== undefined}>
        <div class="scroller" tabindex="0" role="region" aria-label=${context.texts.messages}>
          ${this.#top()} ${log(context)}
        </div>
        ${this.#bottom()}
      </main>
      ${
        openForm === undefined
          ? nothing
          : html`<sealform-form .context=${context} .requestId=${openForm}></sealform-form>`
      }
      <p class="only-heard" role="log" aria-live="polite">${this.#said}</p>`;
  }

  protected override drawn(): void {
    const log = this.#scroller;
    if (log && this.#wasNearEnd && this.#openForm === undefined) log.scrollTop = log.scrollHeight;
  }

  #top(): TemplateResult {
    const { texts, session } = this.#context;
    return session.chronicle.phase === 'new' && session.unsent.length === 0
      ? html`<div class="greeting">
          <h2>${texts.greeting}</h2>
          ${session.isLost ? html`<p class="problem">${texts.lost}</p>` : nothing}
          <p>${texts.greetingText}</p>
          <p class="small">${texts.safety}</p>
        </div>`
      : html``;
  }

  #bottom(): TemplateResult {
    const { texts, session } = this.#context;
    if (session.chronicle.phase !== 'ended') {
      return html`${this.#composer}`;
    }
    return html`<div class="over">
      <p>${texts.endedText}</p>
      <div class="actions">
        <button class="primary" type="button" @click=${() => session.startOver()}>${texts.startOver}</button>
        <button type="button" @click=${() => void keepTranscript(this.#context)}>${texts.keep}</button>
      </div>
    </div>`;
  }

  #banner(): string {
    if (!this.#isCut) return '';
    return navigator.onLine ? this.#context.texts.reconnecting : this.#context.texts.offline;
  }

  #watchConnection(): void {
    const { connection, chronicle } = this.#context.session;
    if (connection !== 'connecting' || chronicle.phase === 'ended') {
      clearTimeout(this.#cutTimer);
      this.#cutTimer = undefined;
      this.#isCut = false;
    } else {
      this.#cutTimer ??= setTimeout(() => this.#cut(), patienceMs);
    }
  }

  #cut(): void {
    this.#isCut = true;
    this.requestUpdate();
  }

  /** Says what is new since the last time; not what was there when the page was opened. */
  #listen(): void {
    const { texts, session } = this.#context;
    const { items, lastSeq } = session.chronicle;
    if (session.isReturning) return;
    const news = items.filter(({ seq }) => seq > (this.#saidSeq ?? lastSeq));
    this.#saidSeq = lastSeq;
    const lines = news.map((item) => {
      const name = this.#context.session.chronicle.agentName ?? texts.somebody;
      if (item.kind === 'joined') return texts.joined(item.name);
      if (item.kind === 'left') return texts.left;
      if (item.kind === 'ended') return texts.endedBy[item.by];
      if (item.kind === 'form') return texts.form.asked(name);
      return item.from === 'agent' ? texts.says(name, item.text) : '';
    });
    const said = lines.filter(Boolean).join(' ');
    if (said) this.#said = visibleText(said);
  }

  get #scroller(): HTMLElement | null {
    return this.querySelector('.scroller');
  }
}

customElements.define('sealform-page', ChatPage);
