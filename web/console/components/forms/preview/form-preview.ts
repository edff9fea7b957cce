import { LitElement } from 'lit';
import { html } from '../../../../shared/text/html.ts';
import { isSealed, type Form } from '../../../../../core/fields/form.ts';
import { languages } from '../../../../../branding/identity.ts';
import type { Language } from '../../../../shared/text/languages.ts';
import { text } from '../../../messages/current.ts';
import dialog from '../../../style/dialog.css?inline';
import { base, stylesOf } from '../../../style/styles.ts';
import type { Chat } from '../../../work/chat.ts';
import type { Workspace } from '../../../work/workspace.ts';
import { closeIcon, formIcon } from '../../shared/icons.ts';
import { Watching } from '../../shared/watching.ts';
import sheet from './form-preview.css?inline';

/** What the visitor will be asked, as the visitor will see it, before it is sent. */
export class FormPreview extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, stylesOf(dialog, sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  #form: Form | undefined;
  #language: Language = languages[0];
  /** Whether the visitor's form, which is loaded with the first preview, is there. */
  #state: 'loading' | 'there' | 'failed' = 'loading';

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  open(form: Form): void {
    // A new one each time: it is drawn anew, also where it could not be drawn before.
    this.#form = { ...form };
    void this.#load();
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  override render() {
    const { preview, cancel, key } = text();
    const form = this.#form;
    if (!form) return '';
    const keyless = isSealed(form) && !this.workspace.key.isReady;
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">${preview.title}</h2>
        <button class="icon quiet" aria-label=${preview.close} @click=${() => this.#close()}>
          ${closeIcon()}
        </button>
      </div>
      <p class="muted">${preview.say}</p>
      ${this.#chooser()} ${this.#sheet(form)}
      <p id="no-key" class="small" role="status">${keyless ? key.missing : ''}</p>
      <div class="actions">
        <button @click=${() => this.#close()}>${cancel}</button>
        <button
          class="primary"
          aria-disabled=${keyless}
          aria-describedby="no-key"
          @click=${() => keyless || void this.#send(form)}
        >
          ${formIcon(18)} ${preview.send}
        </button>
      </div>
    </dialog>`;
  }

  /** The console does not know which language the visitor's page speaks. */
  #chooser() {
    const choose = ({ target }: Event) => {
      this.#language = (target as HTMLSelectElement).value as Language;
      this.requestUpdate();
    };
    return html`<p class="language small">
      <label for="language">${text().preview.language}</label>
      <select id="language" @change=${choose}>
        ${languages.map(
          (each) =>
            html`<option value=${each} lang=${each} ?selected=${each === this.#language}>
              ${nameOf(each)}
            </option>`,
        )}
      </select>
    </p>`;
  }

  #sheet(form: Form) {
    const { preview, opening } = text();
    if (this.#state !== 'there') {
      return html`<p class="sheet muted" role="status">
        ${this.#state === 'failed' ? preview.failed : opening}
      </p>`;
    }
    return html`<div class="sheet">
      <console-visitors-form
        .form=${form}
        .agentName=${this.workspace.desk.me?.name}
        .language=${this.#language}
      ></console-visitors-form>
    </div>`;
  }

  async #load(): Promise<void> {
    if (this.#state === 'failed') this.#state = 'loading';
    this.#state = await import('./visitors-form.ts').then(
      () => 'there',
      () => 'failed',
    );
    this.requestUpdate();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  async #send({ name }: Form): Promise<void> {
    this.#close();
    await this.workspace.requestForm(this.chat, name);
  }
}

/** A language as it calls itself. */
function nameOf(language: Language): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

customElements.define('console-preview', FormPreview);

declare global {
  interface HTMLElementTagNameMap {
    'console-preview': FormPreview;
  }
}
