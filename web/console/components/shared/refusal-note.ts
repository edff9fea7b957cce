import { css, LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { text } from '../../messages/current.ts';
import { refusalOf } from '../../messages/refusal.ts';
import { base } from '../../style/base.ts';
import type { Workspace } from '../../work/workspace.ts';
import { closeIcon } from './icons.ts';
import { Watching } from './watching.ts';

const styles = css`
  .note {
    display: flex;
    gap: 1rem;
    align-items: start;
    justify-content: center;
    padding: 0.75rem 0.75rem 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
    background: var(--raised);
  }

  strong {
    display: block;
    color: var(--bad);
  }
`;

/** What was refused last: why, and what to do. What is about one form stands at the form. */
export class RefusalNote extends LitElement {
  static override properties = { workspace: { attribute: false } };
  static override styles = [base, styles];

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
