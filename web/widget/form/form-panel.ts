import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { Offer } from '../../../client/index.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import { answerBy, isWaiting } from '../../../core/conversation/standing.ts';
import { SealformError } from '../../../core/errors.ts';
import { isAsked } from '../../../core/fields/asked.ts';
import type { Form } from '../../../core/fields/form.ts';
import { chooseWording, type PrivacyWording } from '../../../core/fields/privacy-text.ts';
import type { SealingError } from '../../../core/sealing/index.ts';
import type { Agent } from '../../../core/protocol/index.ts';
import { shown } from '../chat/context.ts';
import { PlainElement } from '../view/plain-element.ts';
import { answerFields } from './answer/answer-fields.ts';
import type { Question } from './answer/question.ts';
import type { ChatFormContext, FormContext } from './shared/form-context.ts';
import { formIcons } from './shared/form-icons.ts';
import { privacy } from './privacy.ts';
import { seal, sealIcon } from './shared/seal.ts';
import { TimeLeft } from './time-left.ts';
import { wordsOf } from './shared/words-of.ts';

/** The form of an offer, and who alone can read its answers. */
type Shown = Pick<Offer, 'form' | 'sealedTo'>;

/** A form in front of the chat, while it is filled in. Its answers are in its inputs, and gone with them. */
export class FormPanel extends PlainElement {
  readonly requestId: string;
  readonly #context: FormContext;
  #record: FormRecord;
  readonly #form: Form;
  readonly #sealedTo: Agent | undefined;
  /** Language of the privacy text, the same for as long as the form is shown. */
  readonly #wording: PrivacyWording;
  /** The agent who asked. */
  readonly #name: string;
  readonly #fields: readonly Question[];
  readonly #timeLeft: TimeLeft;
  #isSending = false;
  /** Why the answers could not be sent, in words. */
  #failure: string | undefined;
  /** The visitor has tried to send: what is missing is said until it is there. */
  #wasIncomplete = false;
  #isConsentMissing = false;
  /** Which questions have just appeared, for screen readers. */
  #news = '';

  constructor(context: FormContext, record: FormRecord, { form, sealedTo }: Shown) {
    super();
    this.#context = context;
    this.#record = record;
    this.#form = form;
    this.#sealedTo = sealedTo;
    this.#wording = chooseWording(form.privacy.text, context.languages);
    this.#name = shown(record.askedBy?.name ?? context.formTexts.somebody, context);
    this.requestId = record.request.requestId;
    this.#fields = answerFields(context, form, record.reader?.name);
    this.#timeLeft = new TimeLeft(context, () => answerBy(this.#record));
    for (const field of this.#fields) field.addEventListener('problem', () => this.requestUpdate());
    this.addEventListener('input', () => this.#follow());
    void context.session.openForm(this.requestId).catch(() => undefined);
  }

  /** The panel of a form that waits and is one of ours; undefined for any other. */
  static for(requestId: string, context: ChatFormContext): FormPanel | undefined {
    const record = context.session.chronicle.forms.get(requestId);
    const offer = context.session.offers.get(requestId);
    if (!record || !isWaiting(record) || !offer || offer instanceof Error) return undefined;
    return new FormPanel(context, record, offer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Drawn in the next microtask; then the reader begins at the top.
    queueMicrotask(() => this.querySelector<HTMLElement>('h2')?.focus());
  }

  /** How it stands now. */
  show(record: FormRecord): void {
    this.#record = record;
    this.requestUpdate();
  }

  /** Empties every input. */
  clear(): void {
    for (const field of this.#fields) field.clear();
  }

  protected override template(): TemplateResult {
    const { formTexts: texts } = this.#context;
    const { title, purpose } = wordsOf(this.#form, texts);
    const problem = this.#problem;
    return html`<form
      class="panel"
      novalidate
      aria-labelledby="form-title"
      aria-describedby="seal"
      @submit=${(event: Event) => void this.#submit(event)}
    >
      <div class="bar">
        <button class="back" type="button" @click=${() => this.#context.show(undefined)}>
          ${formIcons.back} ${texts.back}
        </button>
        ${this.#timeLeft}
      </div>
      <div class="sheet">
        <h2 id="form-title" tabindex="-1">${title}</h2>
        <p class="purpose">${texts.purpose(this.#name)} ${purpose}</p>
        ${seal(this.#context, this.#form, this.#sealedTo)} ${this.#questions}
        <p class="only-heard" role="status">${this.#news}</p>
        ${privacy(this.#context, this.#form.privacy, this.#wording, this.#isConsentMissing)}
        <p class="problem" role="alert" ?hidden=${problem === undefined}>${problem ?? nothing}</p>
        <div class="send-off">
          <button class="primary" type="submit" ?disabled=${this.#isSending}>
            ${sealIcon(this.#form)} ${this.#isSending ? texts.submitting : texts.submit}
          </button>
          <button type="button" ?disabled=${this.#isSending} @click=${() => void this.#decline()}>
            ${texts.decline}
          </button>
        </div>
      </div>
    </form>`;
  }

  /** Problems that are shown follow the input. The card decides the length of its security code. */
  #follow(): void {
    this.#failure = undefined;
    if (this.#wasIncomplete) this.#isConsentMissing = !this.#consent?.checked;
    const asked = this.#asked;
    const card = asked.find(({ brand }) => brand !== undefined)?.brand;
    this.#tellNews(asked);
    for (const field of this.#fields) field.standBeside(card);
    this.requestUpdate();
  }

  /** The questions that this form asks by the answers so far. */
  get #asked(): readonly Question[] {
    const answers = answersIn(this.#fields);
    return this.#fields.filter(({ options }) => isAsked(this.#form, options.name, answers));
  }

  /** All questions in their places. One that is not asked is not in the page, and keeps what was typed. */
  get #questions() {
    const asked = this.#asked;
    return this.#fields.map((field) => (asked.includes(field) ? field : nothing));
  }

  #tellNews(asked: readonly Question[]): void {
    const labels = asked.filter((field) => !field.isConnected).map(({ options }) => options.label);
    const { language, formTexts } = this.#context;
    this.#news = labels.length > 0 ? formTexts.alsoAsked(new Intl.ListFormat(language).format(labels)) : '';
  }

  get #consent(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('#consent');
  }

  /** The problem of the form as a whole, in words. */
  get #problem(): string | undefined {
    const wrong = this.#asked.filter(({ problem }) => problem !== undefined).length;
    const count = wrong + (this.#isConsentMissing ? 1 : 0);
    if (this.#wasIncomplete && count > 0) return this.#context.formTexts.problems.some(count);
    return this.#failure;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.#isSending || !this.#isComplete()) return;
    this.#isSending = true;
    this.requestUpdate();
    const answers = answersIn(this.#asked);
    const { version: privacyVersion } = this.#form.privacy;
    const consent = { given: true, privacyVersion, privacyLanguage: this.#wording.language };
    try {
      await this.#context.session.submitForm(this.requestId, { consent, answers });
      this.clear();
    } catch (error) {
      this.#failed(error);
    }
    this.#isSending = false;
    this.requestUpdate();
  }

  /** Says what is missing or wrong, beside each field, and goes to the first. */
  #isComplete(): boolean {
    const asked = this.#asked;
    for (const field of asked) field.problem = field.check();
    this.#isConsentMissing = this.#consent?.checked !== true;
    const wrong =
      asked.find(({ problem }) => problem !== undefined) ??
      (this.#isConsentMissing ? this.#consent : undefined);
    this.#wasIncomplete = Boolean(wrong);
    this.#failure = undefined;
    this.requestUpdate();
    // Once the words are there, so that what is focused stays in sight.
    queueMicrotask(() => wrong?.focus());
    return !wrong;
  }

  /** What the entries do not tell: where the server refused an answer, and that it is worth another try. */
  #failed(error: unknown): void {
    const { problems } = this.#context.formTexts;
    const refused =
      error instanceof SealformError && error.code === 'ERR_INVALID_ANSWER'
        ? this.#fields.find(({ options }) => options.name === error.details.field)
        : undefined;
    this.#failure = refused ? undefined : problems[failureOf(error)];
    this.#wasIncomplete = refused !== undefined;
    refused?.refuse();
    refused?.focus();
  }

  async #decline(): Promise<void> {
    const { session, formTexts } = this.#context;
    try {
      await session.withdraw(this.requestId);
      this.clear();
    } catch {
      this.#failure = formTexts.problems.failed;
      this.requestUpdate();
    }
  }
}

function answersIn(questions: readonly Question[]): Record<string, string> {
  return Object.fromEntries(questions.map(({ options, value }) => [options.name, value]));
}

/** What is said of a submission that failed. */
function failureOf(error: unknown): 'failed' | 'tooLong' | 'sealed' {
  const { name, code } = error as SealformError | SealingError;
  if (name !== 'SealingError' || code === 'ERR_SEALING_NOT_LOADED') return 'failed';
  return code === 'ERR_SEALED_TOO_LARGE' ? 'tooLong' : 'sealed';
}

customElements.define('sealform-form', FormPanel);
