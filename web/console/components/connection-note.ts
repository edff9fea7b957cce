import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { text } from '../messages/current.ts';
import { base, stylesOf } from '../style/styles.ts';
import type { Workspace } from '../work/workspace.ts';
import sheet from './connection-note.css?inline';
import { Watching } from './shared/watching.ts';

/**
 * What keeps this page from the server, and the way to try again at once. Nothing while all is well. A browser does not say
 * why a socket did not open: that the agent is not allowed is said only where a server has said so, by the sign-in view.
 */
export class ConnectionNote extends LitElement {
  static override properties = { workspace: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#networkChanged);
    addEventListener('offline', this.#networkChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#networkChanged);
    removeEventListener('offline', this.#networkChanged);
  }

  override render() {
    const say = this.#say();
    const { tryNow, trying } = text().topBar;
    const { isTrying } = this.workspace.handshakes;
    // A region that is read aloud by itself is there before its words, and has no button in it.
    return html`<div class=${say ? 'notice trouble' : ''}>
      <p role="status">${say}</p>
      ${
        say
          ? html`<button class="small" aria-disabled=${isTrying} @click=${() => this.workspace.checkNow()}>
              ${isTrying ? trying : tryNow}
            </button>`
          : ''
      }
    </div>`;
  }

  #say(): string {
    const { offline, unreachable, reconnecting } = text().topBar;
    const { isUnreachable, desk } = this.workspace;
    const { connection, me } = desk;
    if (connection !== 'connecting') return '';
    if (!navigator.onLine) return offline;
    if (isUnreachable) return unreachable;
    return me ? reconnecting : '';
  }

  readonly #networkChanged = () => this.requestUpdate();
}

customElements.define('console-connection', ConnectionNote);
