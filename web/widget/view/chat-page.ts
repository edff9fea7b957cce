import { nothing, type TemplateResult } from 'lit/html.js';
import { isWaiting } from '../../../core/conversation/standing.ts';
import { html } from '../../shared/text/html.ts';
import { isInputMethodKey } from '../../shared/input-method.ts';
import { StickToEnd } from '../../shared/stick-to-end.ts';
import { ChatComposer } from './composer.ts';
import { ConnectionNotice } from './connection-notice.ts';
import { clockTime, type Context } from '../chat/context.ts';
import { greeting } from './greeting.ts';
import { header } from './header.ts';
import { keepTranscript } from './keep.ts';
import { log } from './log.ts';
import { PlainElement } from './plain-element.ts';

/** The whole frame: who is there, what was said, where to write; and a form in front of it while one is filled in. */
export class ChatPage extends PlainElement {
  readonly #context: Context;
  readonly #composer: ChatComposer;
  /** The form that is in front, by the id of its request. */
  #openForm: string | undefined;
  readonly #connection: ConnectionNotice;
  /** The last time that everything was forgotten of which this page knows. */
  #resets = 0;
  readonly #stick = new StickToEnd();

  constructor(context: Context) {
    super();
    this.#context = context;
    this.#composer = new ChatComposer(context);
    this.#connection = new ConnectionNotice(context, () => this.requestUpdate());
    // Wherever the focus is: it is nowhere when what had it is gone.
    document.addEventListener('keydown', (event) => {
      // It closes what is in front first.
      const isCovered = document.querySelector('dialog[open], :popover-open') !== null;
      if (event.key === 'Escape' && !isCovered && !isInputMethodKey(event))
        context.host.tell({ sealform: 'close' });
    });
  }

  /** Brings a form to the front, or with `undefined` the chat. */
  showForm(requestId: string | undefined): void {
    if (requestId === undefined) this.#leaveForm();
    this.#openForm = requestId;
    this.requestUpdate();
  }

  /** To where the visitor goes on: the form, or the place to write. */
  override focus(): void {
    if (this.#openForm === undefined) this.#composer.focus();
  }

  /** Something has changed. */
  changed(): void {
    this.#connection.update();
    const { session } = this.#context;
    if (session.resets !== this.#resets) this.#reset();
    const form = this.#openForm && session.chronicle.forms.get(this.#openForm);
    if (form && !isWaiting(form)) this.showForm(undefined);
    this.requestUpdate();
  }

  protected override template(): TemplateResult {
    const [context, openForm] = [this.#context, this.#openForm];
    const { texts, session } = context;
    return html`${header(context)} ${this.#connection.template()}
      <main>
        <div class="chat" ?hidden=${openForm !== undefined}>
          <div
            class="scroller"
            tabindex="0"
            role="log"
            aria-label=${texts.messages}
            aria-live=${session.isReturning ? 'off' : 'polite'}
            aria-relevant="additions"
          >
            ${session.isEmpty ? greeting(context) : log(context)}
          </div>
          ${session.chronicle.phase === 'ended' ? this.#over() : this.#composer}
        </div>
        ${openForm === undefined ? '' : context.formUi?.panel(openForm)}
      </main>`;
  }

  protected override drawn(): void {
    const scroller = this.querySelector<HTMLElement>('.scroller');
    if (scroller) this.#stick.watch(scroller);
  }

  /** Whoever was in the form goes on at its card. */
  #leaveForm(): void {
    const requestId = this.#openForm;
    if (requestId === undefined) return;
    afterDrawing(() => this.#context.formUi?.card(requestId).focus());
  }

  #over(): TemplateResult {
    const { texts, session } = this.#context;
    const { memory } = session;
    const stay = (event: Event) => {
      memory.stay((event.currentTarget as HTMLInputElement).checked);
      this.requestUpdate();
    };
    return html`<div class="over">
      <p>${texts.endedText} ${this.#howLong()}</p>
      ${
        memory.isSaved
          ? html`<label class="stay">
              <input type="checkbox" .checked=${memory.stays} @change=${stay} /> ${texts.stay}
            </label>`
          : nothing
      }
      <div class="actions">
        <button class="primary" type="button" @click=${() => this.#startOver()}>${texts.startOver}</button>
        <button type="button" @click=${() => void keepTranscript(this.#context)}>${texts.keep}</button>
        <button class="bad" type="button" @click=${() => this.#remove()}>${texts.remove}</button>
      </div>
    </div>`;
  }

  /** How long this device keeps what has ended. */
  #howLong(): string {
    const { texts, session } = this.#context;
    const { stays, keptUntil } = session.memory;
    if (stays) return texts.stays;
    return keptUntil === undefined ? '' : texts.goes(clockTime(keptUntil, this.#context));
  }

  /** Nothing that was written stays here. The chat closes, unless there is something to read. */
  #reset(): void {
    const { session, host } = this.#context;
    this.#resets = session.resets;
    this.#composer.clear();
    this.#openForm = undefined;
    if (!session.gone) host.tell({ sealform: 'close' });
  }

  #startOver(): void {
    this.#context.session.startOver();
    afterDrawing(() => this.focus());
  }

  /** Nothing that was written stays here, not even what was not sent. */
  #remove(): void {
    this.#composer.clear();
    this.#startOver();
  }
}

/** After the next drawing of the page and of what is in it: what gets the focus may be hidden until then. */
function afterDrawing(act: () => void): void {
  queueMicrotask(() => queueMicrotask(act));
}

customElements.define('sealform-page', ChatPage);
