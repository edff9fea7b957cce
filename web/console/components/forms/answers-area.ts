import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import type { FormRecord } from '../../../../core/conversation/form-record.ts';
import { findForm } from '../../../../branding/forms.ts';
import { text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { ShownAnswer } from '../../work/answer-shelf.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import sheet from './answers-area.css?inline';
import { byOrderOf, fieldLabel } from './form-title.ts';
import { readable } from './readable.ts';
import { eyeIcon, lockIcon } from '../shared/icons.ts';
import { Watching } from '../shared/watching.ts';
import '../shared/count-down.ts';

/**
 * The one place where answers are on the screen: as text and nowhere else, not in an attribute, a title, or a region that
 * is read aloud by itself. It cannot be selected or printed, and copied only with a button of its own, where the agent's
 * role allows that and the answer was stored. What goes from the shelf goes from here.
 */
export class AnswersArea extends LitElement {
  static override properties = {
    workspace: { attribute: false },
    chat: { attribute: false },
    form: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  declare form: FormRecord;
  /** What came of the last copy. */
  #copyNote = '';

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override focus(): void {
    this.renderRoot.querySelector('h4')?.focus();
  }

  override render() {
    const { requestId } = this.form.request;
    const { answers } = this.workspace;
    const shown = answers.shown(requestId);
    const coveredUntil = answers.coveredUntil(requestId);
    if (shown.length > 0) return this.#area(shown);
    return coveredUntil === undefined ? '' : this.#covered(coveredUntil);
  }

  protected override updated(): void {
    const { requestId } = this.form.request;
    if (this.workspace.answers.shown(requestId).length === 0) return void (this.#copyNote = '');
    // The first frame has them in the document, by the second they have been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => this.workspace.answers.painted(requestId)));
  }

  #area(shown: readonly ShownAnswer[]) {
    const { answers } = text();
    const waiting = this.workspace.desk.toShow(this.form);
    const last = Math.max(...shown.map(({ until }) => until));
    const prevent = (event: Event) => event.preventDefault();
    return html`<section
      aria-labelledby="title"
      translate="no"
      @copy=${prevent}
      @cut=${prevent}
      @contextmenu=${prevent}
      @dragstart=${prevent}
    >
      <div class="head">
        <h4 id="title" tabindex="-1">${lockIcon(16)} ${answers.title}</h4>
        <span class="left small">
          ${answers.left} <console-count-down .until=${last}></console-count-down>
        </span>
      </div>
      <dl>${this.#ordered(shown).map((answer) => this.#row(answer, last))}</dl>
      ${
        waiting.length > 0
          ? html`<button @click=${() => this.#look()}>${eyeIcon(18)} ${answers.more(waiting.length)}</button>`
          : ''
      }
      <p class="small" role="status">${this.#copyNote}</p>
      <p class="small muted">${this.workspace.desk.mayCopy ? answers.copyHint : answers.hint}</p>
      <button class="quiet" @click=${() => this.workspace.answers.drop(this.form.request.requestId)}>
        ${answers.done}
      </button>
    </section>`;
  }

  #row({ field, value, stored, until }: ShownAnswer, last: number) {
    const { name: formName } = this.form.request.form;
    const asked = findForm(formName)?.fields[field];
    const early = last - until > 1_000;
    return html`<div>
      <dt class="small">
        ${fieldLabel(formName, field)}
        ${early ? html`· <console-count-down .until=${until}></console-count-down>` : ''}
      </dt>
      <dd dir="auto">
        ${asked ? readable(value.expose(), asked, this.workspace.desk.now()) : value.expose()}
      </dd>
      ${stored && this.workspace.desk.mayCopy ? this.#copyButton(field) : ''}
    </div>`;
  }

  #copyButton(field: string) {
    const { answers } = text();
    const label = fieldLabel(this.form.request.form.name, field);
    return html`<dd class="copy">
      <button
        class="small"
        aria-label=${answers.copyOf(label)}
        @click=${() => void this.#copy(field, answers.copied(label))}
      >
        ${answers.copy}
      </button>
    </dd>`;
  }

  async #copy(field: string, done: string): Promise<void> {
    const copying = this.workspace.answers.copy(this.form.request.requestId, field);
    this.#copyNote = await copying.then(
      () => done,
      () => text().answers.notCopied,
    );
    this.requestUpdate();
  }

  #covered(until: number) {
    const { answers } = text();
    return html`<section>
      <p class="small">${answers.covered} <console-count-down .until=${until}></console-count-down></p>
      <button class="primary" @click=${() => this.#look()}>${eyeIcon(18)} ${answers.showAgain}</button>
    </section>`;
  }

  #look(): void {
    this.workspace.answers.look(this.form.request.requestId);
  }

  #ordered(shown: readonly ShownAnswer[]): ShownAnswer[] {
    const compare = byOrderOf(this.form.request.form.name);
    return shown.toSorted((one, other) => compare(one.field, other.field));
  }
}

customElements.define('console-answers', AnswersArea);

declare global {
  interface HTMLElementTagNameMap {
    'console-answers': AnswersArea;
  }
}
