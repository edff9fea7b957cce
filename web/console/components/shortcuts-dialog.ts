import { css, LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { text } from '../messages/current.ts';
import { base } from '../style/base.ts';
import { dialogStyles } from '../style/dialog.ts';
import { closeIcon } from './shared/icons.ts';
import { shortcutKeys, type Shortcut } from './shared/shortcuts.ts';

const styles = css`
  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.75rem 1.5rem;
  }

  kbd {
    font: inherit;
    font-variant-numeric: tabular-nums;
    color: var(--muted);
  }
`;

/** The keys, in a list. */
export class ShortcutsDialog extends LitElement {
  static override styles = [base, dialogStyles, styles];

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
