import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import { maxTextUnits } from '../../../core/message-text.ts';
import type { RedactedKind } from '../../../core/protocol/index.ts';
import type { Redacted } from '../../../core/redact/redact.ts';
import { digits } from '../../shared/text/date-format.ts';
import { grow } from '../../shared/grow.ts';
import { isInputMethodKey } from '../../shared/input-method.ts';
import { messageIn } from '../../shared/message-in.ts';
import type { Context } from '../chat/context.ts';
import { guard } from './guard.ts';
import { icons } from './icons.ts';
import { PlainElement } from './plain-element.ts';

/**
 * Where the visitor writes. A number that redaction finds is noticed as soon as it stands there, and held: the server would
 * mask it, and then it would be of use to nobody.
 */
export class ChatComposer extends PlainElement {
  readonly #context: Context;
  /** What was found in the text that is being written, if anything was. */
  #held: Redacted | undefined;
  /** How often it was looked at, or taken away: what an earlier look finds late says nothing of what stands there. */
  #looks = 0;
  #isLong = false;
  #redact: ((text: string, asked: readonly RedactedKind[]) => Redacted) | undefined;

  constructor(context: Context) {
    super();
    this.#context = context;
    addEventListener('resize', () => grow(this.#input));
  }

  override focus(): void {
    this.#input?.focus();
  }

  /** Takes away what was written, and what is being looked at. */
  clear(): void {
    this.#looks++;
    this.#held = undefined;
    this.#isLong = false;
    const input = this.#input;
    if (input) {
      input.value = '';
      grow(input);
    }
    this.requestUpdate();
  }

  protected override template(): TemplateResult {
    const { texts } = this.#context;
    return html`<form class="composer" @submit=${(event: Event) => void this.#submit(event)}>
      ${this.#held ? guard(this.#held, texts, this.#ways()) : nothing}
      ${this.#isLong ? html`<p class="problem" id="too-long" role="alert">${this.#tooLong()}</p>` : nothing}
      <div class="line">
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${texts.composer}
          placeholder=${texts.placeholder}
          aria-invalid=${this.#isLong ? 'true' : nothing}
          aria-describedby=${this.#held ? 'guard' : this.#isLong ? 'too-long' : nothing}
          @input=${() => void this.#look()}
          @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
        ></textarea>
        <button class="send" type="submit" aria-label=${texts.send} ?disabled=${this.#held !== undefined}>
          ${icons.send}
        </button>
      </div>
    </form>`;
  }

  #ways() {
    const { request } = this.#context.texts.guard;
    return {
      ask: () => this.#say((this.#held?.kinds ?? []).map((kind) => request[kind])),
      // Of a message that is too long the reason stands there.
      hide: () => this.#held && !this.#isLong && this.#say([messageIn(this.#held.text)]),
      change: () => this.focus(),
      isNot: () => this.#held && !this.#isLong && this.#say([this.#message], this.#held.kinds),
    };
  }

  #tooLong(): string {
    const { texts, language } = this.#context;
    return texts.tooLong(new Intl.NumberFormat(language, digits).format(maxTextUnits));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || isInputMethodKey(event)) return;
    event.preventDefault();
    void this.#submit(event);
  }

  /** Looks at what is being written, and tells the agent that something is. */
  async #look(): Promise<void> {
    const input = this.#input;
    if (!input) return;
    grow(input);
    this.#isLong = messageIn(input.value).length > maxTextUnits;
    if (input.value) this.#context.session.typing();
    await this.#hold(input.value);
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.#message;
    if (text === '' || text.length > maxTextUnits) return;
    const found = await this.#hold(text);
    if (!found && text === this.#message) this.#say([text]);
  }

  /** Resolves with what was found in this text; it is held if nothing newer has been looked at. */
  async #hold(text: string): Promise<Redacted | undefined> {
    const look = ++this.#looks;
    const found = await this.#find(text);
    if (look === this.#looks) {
      this.#held = found;
      this.requestUpdate();
    }
    return found;
  }

  /** Where this cannot be loaded the server looks: it masks before it stores. */
  async #find(text: string): Promise<Redacted | undefined> {
    // Without a digit there is no number, and nothing to load.
    if (!/\p{N}/u.test(text)) return undefined;
    try {
      this.#redact ??= (await import('../../../core/redact/redact.ts')).redact;
    } catch {
      return undefined;
    }
    const found = this.#redact(text, this.#context.session.asked);
    return found.kinds.length > 0 ? found : undefined;
  }

  #say(texts: readonly string[], isNot?: RedactedKind[]): void {
    for (const text of texts) void this.#context.session.unsent.send(text, isNot);
    this.clear();
    this.focus();
  }

  get #message(): string {
    return messageIn(this.#input?.value ?? '');
  }

  get #input(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }
}

customElements.define('sealform-composer', ChatComposer);
