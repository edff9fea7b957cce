import { html, LitElement } from 'lit';
import type { Field, Form } from '../../../core/fields/form.ts';
import { text } from '../messages/current.ts';
import { base } from '../style/base.ts';
import { dialogStyles } from '../style/dialog.ts';
import type { Chat } from '../work/chat.ts';
import type { Workspace } from '../work/workspace.ts';
import { closeIcon, formIcon, lockIcon } from './icons.ts';
import { previewStyles } from './preview-styles.ts';

/** What the visitor will be asked, word for word, before it is sent. */
export class FormPreview extends LitElement {
  static override properties = { workspace: { attribute: false }, chat: { attribute: false } };
  static override styles = [base, dialogStyles, previewStyles];

  declare workspace: Workspace;
  declare chat: Chat;
  #form: Form | undefined;

  open(form: Form): void {
    this.#form = form;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  override render() {
    const { preview, cancel } = text();
    const form = this.#form;
    if (!form) return '';
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">${preview.title}</h2>
        <button class="icon quiet" aria-label=${preview.close} @click=${() => this.#close()}>
          ${closeIcon()}
        </button>
      </div>
      <p class="muted">${preview.say}</p>
      ${this.#page(form)}
      <div class="actions">
        <button @click=${() => this.#close()}>${cancel}</button>
        <button class="primary" @click=${() => void this.#send(form)}>${formIcon(18)} ${preview.send}</button>
      </div>
    </dialog>`;
  }

  #page({ title, purpose, fields, privacy, retentionSeconds }: Form) {
    const { preview } = text();
    return html`<article lang="en" dir="ltr">
      <h3>${title}</h3>
      <p class="muted">${purpose}</p>
      <ol>
        ${Object.values(fields).map((field) => this.#field(field, retentionSeconds))}
      </ol>
      <div class="privacy small">
        <p>${privacy.text}</p>
        <p class="muted">
          <a href=${privacy.url} target="_blank" rel="noopener noreferrer">${preview.policy}</a>
          · ${preview.version(privacy.version)}
        </p>
      </div>
      <p class="consent small muted">${preview.consent}</p>
    </article>`;
  }

  #field({ label, why, optional, offTheRecord }: Field, retentionSeconds: number) {
    const { preview } = text();
    return html`<li>
      <p class="label">
        ${label} ${optional ? html`<span class="small muted">${preview.optional}</span>` : ''}
      </p>
      <div class="blank" aria-hidden="true"></div>
      <p class="small muted">${why}</p>
      <p class="fate small" data-never=${offTheRecord === true}>
        ${lockIcon(14)} ${offTheRecord ? preview.never : preview.stored(Math.round(retentionSeconds / 60))}
      </p>
    </li>`;
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  async #send({ name }: Form): Promise<void> {
    this.#close();
    await this.workspace.requestForm(this.chat, name);
  }
}

customElements.define('console-preview', FormPreview);

declare global {
  interface HTMLElementTagNameMap {
    'console-preview': FormPreview;
  }
}
