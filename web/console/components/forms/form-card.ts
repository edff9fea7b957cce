import { LitElement, type TemplateResult } from 'lit';
import { html } from '../../../shared/text/html.ts';
import type { FormRecord } from '../../../../core/conversation/form-record.ts';
import { leftOutOf } from '../../../../core/fields/masks.ts';
import { findForm } from '../../../../branding/forms.ts';
import { canReveal, dueAt, isGone, outcomeOf, stageOf } from '../../../../core/conversation/standing.ts';
import type { EntryOf } from '../../../../core/protocol/index.ts';
import { text } from '../../messages/current.ts';
import { refusalOf } from '../../messages/refusal.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import sheet from './form-card.css?inline';
import { deadlineFor, statusOf } from './form-status.ts';
import { byOrderOf, fieldLabel, formTitle } from './form-title.ts';
import { closeIcon, doneIcon, eyeIcon, lockIcon } from '../shared/icons.ts';
import { visibleText } from '../../../shared/text/visible-text.ts';
import { type Step, stepsOf } from './steps.ts';
import { Watching } from '../shared/watching.ts';
import './answers-area.ts';
import './unreadable-note.ts';
import '../shared/count-down.ts';

/** One sending of a form: how far it is, until when, what the transcript keeps of it, and its answers, once. */
export class FormCard extends LitElement {
  static override properties = {
    workspace: { attribute: false },
    chat: { attribute: false },
    form: { attribute: false },
    observed: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  declare form: FormRecord;
  /** Looked at by somebody who takes no part. */
  declare observed: boolean;

  constructor() {
    super();
    this.observed = false;
    new Watching(this, () => this.workspace);
  }

  override focus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('.show') ?? find('article'))?.focus();
  }

  override render() {
    const { form, workspace } = this;
    const title = formTitle(form.request.form.name);
    return html`<article
      data-stage=${stageOf(form)}
      data-outcome=${outcomeOf(form) ?? ''}
      aria-label=${title}
      tabindex="-1"
    >
      <h3>
        ${title}
        ${form.request.recipient ? html`<span class="seal small muted">${lockIcon(14)} ${text().form.sealed}</span>` : ''}
      </h3>
      ${this.#steps()}
      <p class="status" role="status">${this.#status()}</p>
      ${this.#deadline()} ${form.submission ? this.#kept(form.submission) : ''} ${this.#refusal()}
      ${this.observed ? '' : html`<console-unreadable .workspace=${workspace} .chat=${this.chat} .form=${form}></console-unreadable>`}
      ${this.#act()}
      ${
        this.#isShowing()
          ? html`<console-answers .workspace=${workspace} .chat=${this.chat} .form=${form}></console-answers>`
          : ''
      }
    </article>`;
  }

  /** Whether there is something to show, be it covered. */
  #isShowing(): boolean {
    const { answers } = this.workspace;
    const { requestId } = this.form.request;
    if (this.observed) return false;
    return answers.shown(requestId).length > 0 || answers.coveredUntil(requestId) !== undefined;
  }

  #steps() {
    const { form } = text();
    return html`<ol class="steps">
      ${stepsOf(this.form).map(
        ({ name, state }) =>
          html`<li data-state=${state} aria-current=${state === 'now' ? 'step' : 'false'}>
            <span class="dot" aria-hidden="true">${stepIcon(state)}</span>
            <span class="small">${form.steps[name]}</span>
            <span class="only-heard">${form.stepStates[state]}</span>
          </li>`,
      )}
    </ol>`;
  }

  #status(): string {
    // Held, but not to be shown here.
    if (this.#isHandedOn()) return text().form.handedOn;
    return statusOf(this.form, this.workspace, this.observed);
  }

  /** What becomes of it is not told to this agent any more. */
  #isHandedOn(): boolean {
    return !this.observed && this.chat.state === 'away' && !this.form.end;
  }

  #deadline() {
    const deadline = dueAt(this.form);
    if (deadline === undefined || this.#isHandedOn()) return '';
    const before = text().form.deadline[deadlineFor(this.form)];
    return html`<p class="small muted">
      ${before}
      <console-count-down .until=${deadline} .now=${() => this.workspace.desk.now()}></console-count-down>
    </p>`;
  }

  #kept({ offTheRecord }: EntryOf<'formSubmitted'>) {
    const { request, masks, delivered } = this.form;
    const { name } = request.form;
    const { kept, never, leftOut, notYet, notDelivered } = text().form;
    const missing = isGone(this.form) ? notDelivered : notYet;
    const missed = leftOutOf(findForm(name), this.form);
    const fields = [...Object.keys(masks), ...missed, ...offTheRecord].sort(byOrderOf(name));
    const shown = (field: string) => {
      if (offTheRecord.includes(field)) return delivered.has(field) ? never : missing;
      if (missed.includes(field)) return leftOut;
      return html`<bdi translate="no">${visibleText(masks[field] ?? '')}</bdi>`;
    };
    const row = (field: string, shown: TemplateResult | string) =>
      html`<div>
        <dt>${fieldLabel(name, field)}</dt>
        <dd>${shown}</dd>
      </div>`;
    return html`<dl class="kept small" aria-label=${kept}>
      ${fields.map((field) => row(field, shown(field)))}
    </dl>`;
  }

  #refusal() {
    const { refusal } = this.workspace.attempts;
    if (refusal?.requestId !== this.form.request.requestId) return '';
    // Once the answers are gone, the page that is too old is not what was wrong.
    const isOutdated = refusal.code === 'ERR_SEALED_FORM' && !this.form.end;
    const { why, next } = isOutdated ? text().form.outdated : refusalOf(refusal.code);
    return html`<p class="notice bad small" role="alert"><strong>${why}</strong> ${next}</p>`;
  }

  #act() {
    const { workspace, form, chat } = this;
    const waiting = workspace.desk.toShow(form).length;
    const can = chat.state === 'open' && ((canReveal(form) && workspace.canRead(form)) || waiting > 0);
    if (!can || this.#isShowing()) return '';
    const busy = workspace.attempts.pending.has(form.request.requestId);
    return html`<button class="primary show" aria-disabled=${busy} @click=${() => void this.#show()}>
        ${eyeIcon(18)} ${busy ? text().form.claiming : text().form.show}
      </button>
      <p class="small muted">${text().form.showHint}</p>`;
  }

  async #show(): Promise<void> {
    this.workspace.attempts.refuse(undefined);
    await this.workspace.reveal(this.chat, this.form.request.requestId);
    await this.updateComplete;
    const answers = this.renderRoot.querySelector('console-answers');
    await answers?.updateComplete;
    answers?.focus();
  }
}

function stepIcon(state: Step['state']) {
  if (state === 'done') return doneIcon(12);
  return state === 'failed' ? closeIcon(12) : '';
}

customElements.define('console-form-card', FormCard);
