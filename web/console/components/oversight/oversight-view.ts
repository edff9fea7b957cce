import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import { Id } from '../../../../core/protocol/values.ts';
import { visibleText } from '../../../shared/text/visible-text.ts';
import { ago, text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import { Overseeing, type Observed } from '../../work/overseeing.ts';
import type { Workspace } from '../../work/workspace.ts';
import { shortName } from '../chat/short-name.ts';
import type { Screen } from '../shared/screen.ts';
import { Watching } from '../shared/watching.ts';
import sheet from './oversight-view.css?inline';
import './audit-table.ts';
import '../forms/form-card.ts';
import '../chat/message-list.ts';

/** For supervisors and auditors: how a conversation goes, its masks, and who did what. Never an answer. */
export class OversightView extends LitElement {
  static override properties = { workspace: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  #overseeing: Overseeing | undefined;
  #wrongId = false;

  constructor() {
    super();
    new Watching(this, () => this.#overseeing);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('workspace')) this.#overseeing = new Overseeing(this.workspace.oversight);
  }

  override focus(): void {
    this.renderRoot.querySelector('main')?.focus();
  }

  override render() {
    const overseeing = this.#overseeing;
    if (!overseeing) return '';
    const { oversight, refusals } = text();
    const { problem, observed, busy } = overseeing;
    return html`<aside>
        <h2>${oversight.title}</h2>
        <p class="small muted">${oversight.onRecord}</p>
        ${this.#find(busy)} ${this.#list(overseeing)}
      </aside>
      <main tabindex="-1" aria-busy=${busy}>
        ${
          problem
            ? html`<p class="notice bad" role="alert">
                <strong>${refusals[problem].why}</strong>
                ${problem === 'ERR_NOT_ALLOWED' ? oversight.refused : refusals[problem].next}
              </p>`
            : ''
        }
        ${observed ? this.#observed(observed) : html`<p class="nothing muted">${oversight.nothing}</p>`}
      </main>`;
  }

  #find(busy: boolean) {
    const { oversight } = text();
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#look();
    };
    return html`<form @submit=${submit}>
      <label for="id">${oversight.id}</label>
      <input
        id="id"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="wrong"
        aria-invalid=${this.#wrongId}
        @input=${() => this.#wrongId && this.#check(false)}
      />
      <p id="wrong" class="small wrong">${this.#wrongId ? oversight.wrongId : ''}</p>
      <div class="row">
        <button class="primary" ?disabled=${busy}>${oversight.look}</button>
        <button type="button" ?disabled=${busy} @click=${() => void this.#listOf()}>${oversight.list}</button>
      </div>
    </form>`;
  }

  #list({ listed, observed }: Overseeing) {
    const { oversight, list } = text();
    if (!listed) return '';
    if (listed.length === 0) return html`<p class="muted">${oversight.none}</p>`;
    return html`<ul>
      ${listed.map(
        ({ conversationId, since }) =>
          html`<li>
            <button
              class="quiet"
              aria-current=${conversationId === observed?.chat.id ? 'true' : 'false'}
              @click=${() => void this.#overseeing?.observe(conversationId)}
            >
              ${list.visitor(shortName(conversationId))}
              <span class="small muted">${ago(this.workspace.desk.now() - since) ?? list.justNow}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #observed({ chat, state, agent, records }: Observed) {
    const { oversight, list } = text();
    const isAuditor = this.workspace.desk.roles.includes('auditor');
    return html`<header>
        <h2>${list.visitor(shortName(chat.id))}</h2>
        <p class="muted">
          ${oversight.states[state]} ${agent ? oversight.withAgent(visibleText(agent.name)) : ''}
          ${agent ? html`<code class="small">${agent.id}</code>` : ''}
        </p>
        <button @click=${() => void this.#overseeing?.observe(chat.id)}>${oversight.again}</button>
      </header>
      <div class="halves">
        <console-messages .workspace=${this.workspace} .chat=${chat} .observed=${true}></console-messages>
        <ul class="forms">
          ${[...chat.forms.values()].toReversed().map(
            (form) =>
              html`<li>
                <console-form-card
                  .workspace=${this.workspace}
                  .chat=${chat}
                  .form=${form}
                  .observed=${true}
                ></console-form-card>
              </li>`,
          )}
        </ul>
      </div>
      ${isAuditor ? this.#trail(records) : ''}`;
  }

  #trail(records: Observed['records']) {
    const { oversight } = text();
    return html`<section class="trail">
      <h2>${oversight.trail}</h2>
      ${
        records
          ? html`<console-audit .records=${records}></console-audit>`
          : html`<button @click=${() => void this.#overseeing?.readTrail()}>${oversight.readTrail}</button>`
      }
    </section>`;
  }

  /** By the id of a conversation. */
  async #look(): Promise<void> {
    const id = this.#check(true);
    if (!this.#wrongId) await this.#overseeing?.observe(id);
  }

  /** By the id of an agent or, with none, those that wait. */
  async #listOf(): Promise<void> {
    const id = this.#check(false);
    if (!this.#wrongId) await this.#overseeing?.list(id === '' ? undefined : id);
  }

  /** What was typed, and whether it is an id. */
  #check(isNeeded: boolean): string {
    const id = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    this.#wrongId = (isNeeded || id !== '') && !Id.safeParse(id).success;
    this.requestUpdate();
    return id;
  }
}

customElements.define('console-oversight', OversightView);

/** What supervisors and auditors look at. */
export const oversee: Screen = {
  tab: () => text().topBar.oversee,
  isFor: ({ isOverseer }) => isOverseer,
  draw: (workspace) => html`<console-oversight .workspace=${workspace}></console-oversight>`,
};
