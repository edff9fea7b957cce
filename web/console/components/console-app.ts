import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { text } from '../messages/current.ts';
import { Door } from '../sign-in/door.ts';
import { base, stylesOf } from '../style/styles.ts';
import sheet from './console-app.css?inline';
import { FocusKeeper } from './shared/focus-keeper.ts';
import { Watching } from './shared/watching.ts';
import './sign-in-view.ts';
import './workspace-view.ts';

/** The whole console: the sign-in or the work, never both. */
export class ConsoleApp extends LitElement {
  static override styles = [base, stylesOf(sheet)];

  readonly #door = new Door();

  constructor() {
    super();
    new Watching(this, () => this.#door);
    new Watching(this, () => (this.#door.standing.at === 'work' ? this.#door.standing.workspace : undefined));
    new FocusKeeper(this);
  }

  override firstUpdated(): void {
    void this.#door.open();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('console-sign-in, console-workspace')?.focus();
  }

  override render() {
    const { standing } = this.#door;
    document.title = this.#title();
    switch (standing.at) {
      case 'opening':
        return html`<p class="opening muted" role="status">${text().opening}</p>`;
      case 'closed':
        return html`<console-sign-in .door=${this.#door} .why=${standing.why}></console-sign-in>`;
      case 'taken':
        return html`<console-sign-in .door=${this.#door} .why=${'taken'}></console-sign-in>`;
      case 'work':
        return html`<console-workspace
            .door=${this.#door}
            .workspace=${standing.workspace}
            .practice=${standing.practice}
          ></console-workspace>
          ${this.#door.locksSoon ? html`<p class="notice soon" role="alert">${text().locksSoon}</p>` : ''}`;
    }
  }

  #title(): string {
    const { standing, brand } = this.#door;
    const name = brand ? `${text().title} · ${brand}` : text().title;
    if (standing.at !== 'work') return name;
    const unread = [...standing.workspace.desk.chats.values()].filter((chat) => chat.unread > 0).length;
    return unread > 0 ? `(${unread}) ${name}` : name;
  }
}

customElements.define('sealform-console', ConsoleApp);
