import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { text } from '../../messages/current.ts';
import { refusalOf } from '../../messages/refusal.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Workspace } from '../../work/workspace.ts';
import sheet from './refusal-note.css?inline';
import { closeIcon } from './icons.ts';
import { Watching } from './watching.ts';

/** What was refused last: why, and what to do. What is about one form stands at the form. */
export class RefusalNote extends LitElement {
  static override properties = { workspace: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override render() {
    const { refusal } = this.workspace.attempts;
    const shown = refusal && refusal.requestId === undefined ? refusalOf(refusal.code) : undefined;
    return html`<div role="alert">
      ${
        shown
          ? html`<div class="note">
              <p><strong>${shown.why}</strong>${shown.next}</p>
              <button
                class="icon quiet"
                aria-label=${text().dismiss}
                @click=${() => this.workspace.attempts.refuse(undefined)}
              >
                ${closeIcon()}
              </button>
            </div>`
          : ''
      }
    </div>`;
  }
}

customElements.define('console-refusal', RefusalNote);
