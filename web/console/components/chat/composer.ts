import { LitElement, nothing, type TemplateResult } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { maxTextUnits } from '../../../../core/message-text.ts';
import type { RedactedKind } from '../../../../core/protocol/index.ts';
import { grow } from '../../../shared/grow.ts';
import { isInputMethodKey } from '../../../shared/input-method.ts';
import { messageIn } from '../../../shared/message-in.ts';
import { cannedReplies } from '../../../../branding/console.ts';
import { text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import { advise } from '../../coach/coach.ts';
import type { Workspace } from '../../work/workspace.ts';
import { coachNote } from './coach-note.ts';
import { numberGuard, numbersIn } from './number-guard.ts';
import { sendIcon } from '../shared/icons.ts';
import sheet from './composer.css?inline';

/** Where the agent writes: Enter sends, `/` offers canned replies, and what should be asked by a form, or would be masked, is held. */
export class Composer extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  /** Why the draft is held, and how to go on. */
  #held: TemplateResult | undefined;
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

  /** What is held is the other chat's. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('chat')) this.#held = undefined;
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
    return html`${this.#held ?? ''}
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

  #send(): void {
    const said = messageIn(this.chat.draft);
    if (said === '' || said.length > maxTextUnits) return this.focus();
    const advice = advise(said);
    if (!advice) return void this.#check();
    this.#hold(
      coachNote(advice, {
        sendForm: (name) => void this.#sendForm(name),
        change: () => this.#release(),
        anyway: () => void this.#check(),
      }),
    );
  }

  /** Sends the draft, unless it holds a number that the server would mask. */
  async #check(): Promise<void> {
    const { chat } = this;
    const said = messageIn(chat.draft);
    // Without a digit there is no number, and nothing to load.
    if (!/\p{N}/u.test(said)) return this.#say(said);
    const found = await numbersIn(said, chat.asked(this.workspace.desk.now()));
    if (chat !== this.chat || said !== messageIn(chat.draft)) return;
    if (!found?.kinds.length) return this.#say(said);
    this.#hold(
      numberGuard(found, {
        hide: () => this.#say(messageIn(found.text)),
        change: () => this.#release(),
        isNot: () => this.#say(said, found.kinds),
      }),
    );
  }

  #hold(note: TemplateResult): void {
    this.#held = note;
    this.requestUpdate();
  }

  #say(said: string, isNot?: RedactedKind[]): void {
    this.#write('');
    void this.workspace.send(this.chat, said, isNot);
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
