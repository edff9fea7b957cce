import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { text } from '../messages/current.ts';
import dialog from '../style/dialog.css?inline';
import { base, stylesOf } from '../style/styles.ts';
import sheet from './shortcuts-dialog.css?inline';
import { closeIcon } from './shared/icons.ts';
import { shortcutKeys, type Shortcut } from './shared/shortcuts.ts';

/** The keys, in a list. */
export class ShortcutsDialog extends LitElement {
  static override styles = [base, stylesOf(dialog, sheet)];

  open(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const { title, close, keys, inComposer } = text().shortcuts;
    const shortcuts = Object.entries(shortcutKeys) as [Shortcut, string][];
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">${title}</h2>
        <button class="icon quiet" aria-label=${close} @click=${() => this.#close()}>${closeIcon()}</button>
      </div>
      <dl>
        ${shortcuts.map(
          ([name, shown]) =>
            html`<dt>${keys[name]}</dt>
              <dd><kbd>${shown}</kbd></dd>`,
        )}
        ${inComposer.map(
          ([what, shown]) =>
            html`<dt>${what}</dt>
              <dd><kbd>${shown}</kbd></dd>`,
        )}
      </dl>
    </dialog>`;
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

customElements.define('console-shortcuts', ShortcutsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'console-shortcuts': ShortcutsDialog;
  }
}
