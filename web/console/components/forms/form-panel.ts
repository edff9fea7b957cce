import { LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from '../../../shared/text/html.ts';
import { stageOf } from '../../../../core/conversation/standing.ts';
import { isSealed, type Form } from '../../../../core/fields/form.ts';
import { forms } from '../../../../branding/forms.ts';
import { text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { backIcon, eyeIcon, formIcon, lockIcon } from '../shared/icons.ts';
import { Watching } from '../shared/watching.ts';
import sheet from './form-panel.css?inline';
import './form-card.ts';
import './preview/form-preview.ts';

/** The forms of one conversation: how each is getting on, and which can be sent. */
export class FormPanel extends LitElement {
  static override properties = {
    workspace: { attribute: false },
    chat: { attribute: false },
    embedded: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  /** Nothing stands beside it. */
  declare embedded: boolean;

  constructor() {
    super();
    this.embedded = false;
    new Watching(this, () => this.workspace);
  }

  /** What waits for the agent, else what can be sent, else the forms themselves. */
  override focus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('.held') ?? find('.offers button') ?? find('[tabindex]'))?.focus();
  }

  override render() {
    const { panel } = text();
    return html`<section class="all" aria-label=${panel.title} tabindex="-1">
      ${
        this.embedded
          ? ''
          : html`<header class="narrow">
              <button class="quiet" @click=${() => this.dispatchEvent(new Event('back'))}>
                ${backIcon()} ${panel.back}
              </button>
            </header>`
      }
      ${this.chat.forms.size > 0 ? this.#sent() : ''} ${this.chat.state === 'open' ? this.#offers() : ''}
    </section>`;
  }

  /** The latest first. */
  #sent() {
    return html`<section>
      <h2>${text().panel.sent}</h2>
      <ul class="sent">
        ${repeat(
          [...this.chat.forms.values()].toReversed(),
          ({ request }) => request.requestId,
          (form) =>
            html`<li>
              <console-form-card
                class=${stageOf(form)}
                .workspace=${this.workspace}
                .chat=${this.chat}
                .form=${form}
              ></console-form-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #offers() {
    return html`<section>
        <h2>${text().panel.offers}</h2>
        ${this.workspace.key.isReady ? '' : html`<p id="no-key" class="small muted">${noKey(this.workspace)}</p>`}
        <ul class="offers">
          ${forms.map((form) => html`<li>${this.#offer(form)}</li>`)}
        </ul>
      </section>
      <console-preview .workspace=${this.workspace} .chat=${this.chat}></console-preview>`;
  }

  #offer(form: Form) {
    const { workspace } = this;
    const sending = workspace.isSendingForm(this.chat, form.name);
    const keyless = isSealed(form) && !workspace.key.isReady;
    const open = () => sending || keyless || this.renderRoot.querySelector('console-preview')?.open(form);
    const labels = Object.values(form.fields).map(({ label }) => label);
    return html`<button
      aria-disabled=${sending || keyless}
      aria-describedby=${keyless ? 'no-key' : nothing}
      @click=${open}
    >
      ${formIcon()} <strong>${form.title}</strong>
      <span class="small muted">${sending ? text().panel.sending : labels.join(' · ')}</span>
      <span class="small muted seal">${sealLine(form)}</span>
    </button>`;
  }
}

function sealLine(form: Form) {
  const { panel } = text();
  return form.sealed === false
    ? html`${eyeIcon(14)} ${panel.notSealed(form.whyNotSealed)}`
    : html`${lockIcon(14)} ${panel.sealed}`;
}

/** Why sealed forms cannot be sent now. */
function noKey({ key }: Workspace): string {
  return key.state.at === 'making' ? text().key.making : text().key.missing;
}

customElements.define('console-forms', FormPanel);

declare global {
  interface HTMLElementTagNameMap {
    'console-forms': FormPanel;
  }
}
