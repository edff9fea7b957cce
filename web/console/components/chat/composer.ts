import { LitElement, nothing } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { maxTextUnits } from '../../../../core/message-text.ts';
import { grow } from '../../../shared/grow.ts';
import { isInputMethodKey } from '../../../shared/input-method.ts';
import { messageIn } from '../../../shared/message-in.ts';
import { cannedReplies } from '../../../../branding/console.ts';
import { text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import { advise, type Advice } from '../../coach/coach.ts';
import type { Workspace } from '../../work/workspace.ts';
import { formTitle } from '../forms/form-title.ts';
import { formIcon, sendIcon } from '../shared/icons.ts';
import sheet from './composer.css?inline';

/** Where the agent writes: Enter sends, `/` offers canned replies, and what should be asked by a form is held once. */
export class Composer extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  /** What the coach says to the draft; shown when it was about to be sent. */
  #held: Advice | undefined;
  #active = 0;
  #offering = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.#grow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#grow);
  }

  override focus(): void {
    this.#area()?.focus();
  }

  protected override updated(): void {
    this.#grow();
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { composer } = text();
    const replies = this.#replies();
    const some = replies.length > 0;
    const isLong = messageIn(this.chat.draft).length > maxTextUnits;
    return html`${this.#held ? this.#coach(this.#held) : ''}
      ${isLong ? html`<p class="notice bad small" role="alert">${composer.tooLong}</p>` : ''}
      <div class="box">
        ${some ? this.#list(replies) : ''}
        <p class="only-heard" role="status">${some ? composer.choose(replies.length) : ''}</p>
        <label class="only-heard" for="draft">${composer.label}</label>
        <textarea
          id="draft"
          rows="1"
          dir="auto"
          autocomplete="off"
          placeholder=${composer.placeholder}
          .value=${this.chat.draft}
          aria-invalid=${isLong}
          aria-autocomplete="list"
          aria-controls=${some ? 'replies' : nothing}
          aria-activedescendant=${some ? `reply-${this.#active}` : nothing}
          @input=${(event: Event) => this.#input(event)}
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
        ></textarea>
        <button
          class="primary icon"
          aria-label=${composer.send}
          title=${composer.send}
          @click=${() => this.#send()}
        >
          ${sendIcon()}
        </button>
      </div>`;
  }

  #coach(advice: Advice) {
    const { coach } = text();
    const byForm = 'form' in advice;
    return html`<div class="coach" role="alert">
      <p>
        <strong>${byForm ? coach.title : coach.neverTitle}</strong>
        ${byForm ? coach.say(formTitle(advice.form)) : coach.never[advice.never]}
      </p>
      <p class="row">
        ${
          byForm
            ? html`<button class="primary" @click=${() => void this.#sendForm(advice.form)}>
                ${formIcon(18)} ${coach.sendForm(formTitle(advice.form))}
              </button>`
            : ''
        }
        <button @click=${() => this.#release()}>${coach.edit}</button>
        <button class="quiet" @click=${() => this.#send(true)}>${coach.anyway}</button>
      </p>
    </div>`;
  }

  #list(replies: readonly { name: string; text: string }[]) {
    return html`<ul
      id="replies"
      role="listbox"
      tabindex="0"
      aria-label=${text().composer.replies}
      aria-activedescendant="reply-${this.#active}"
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
    >
      ${replies.map(
        (reply, index) =>
          html`<li
            id="reply-${index}"
            role="option"
            aria-selected=${index === this.#active}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#use(reply.text)}
          >
            <strong>/${reply.name}</strong> <span class="muted">${reply.text}</span>
          </li>`,
      )}
    </ul>`;
  }

  #replies() {
    const { draft } = this.chat;
    if (!this.#offering || !draft.startsWith('/')) return [];
    return cannedReplies.filter(({ name }) => name.startsWith(draft.slice(1).toLowerCase()));
  }

  readonly #grow = () => grow(this.#area());

  #area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #input({ target }: Event): void {
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.#write(target.value);
    this.#offering = target.value.startsWith('/');
    this.#active = 0;
    if (target.value !== '') this.workspace.typing(this.chat);
  }

  #write(draft: string): void {
    this.chat.draft = draft;
    this.#held = undefined;
    this.requestUpdate();
  }

  #key(event: KeyboardEvent): void {
    const replies = this.#replies();
    const chosen = replies[this.#active];
    if (isInputMethodKey(event)) return;
    if (event.key === 'Escape') this.#release();
    else if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      this.#active = (this.#active + by + replies.length) % replies.length;
    } else if (chosen && event.key === 'Enter') this.#use(chosen.text);
    else if (event.key === 'Enter' && !event.shiftKey) this.#send();
    else return;
    event.preventDefault();
    this.requestUpdate();
  }

  #release(): void {
    [this.#held, this.#offering] = [undefined, false];
    this.focus();
    this.requestUpdate();
  }

  #use(reply: string): void {
    this.#offering = false;
    this.#write(reply);
    this.focus();
  }

  #send(anyway = false): void {
    const said = messageIn(this.chat.draft);
    if (said === '' || said.length > maxTextUnits) return this.focus();
    this.#held = anyway ? undefined : advise(said);
    if (this.#held) return this.requestUpdate();
    this.#write('');
    void this.workspace.send(this.chat, said);
    this.focus();
  }

  async #sendForm(name: string): Promise<void> {
    this.#write('');
    this.focus();
    await this.workspace.requestForm(this.chat, name);
  }
}

customElements.define('console-composer', Composer);

declare global {
  interface HTMLElementTagNameMap {
    'console-composer': Composer;
  }
}
