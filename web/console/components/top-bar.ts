import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import { clockTime, text } from '../messages/current.ts';
import type { Door } from '../sign-in/door.ts';
import { base, stylesOf } from '../style/styles.ts';
import type { Workspace } from '../work/workspace.ts';
import sheet from './top-bar.css?inline';
import { helpIcon, lockIcon, personIcon } from './shared/icons.ts';
import { type ScreenName, screens, screensFor } from './screens/screens.ts';
import { Watching } from './shared/watching.ts';
import './connection-note.ts';

/** Who works here, whether the connection stands, and the way out. */
export class TopBar extends LitElement {
  static override properties = {
    door: { attribute: false },
    workspace: { attribute: false },
    practice: { attribute: false },
    screen: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare door: Door;
  declare workspace: Workspace;
  declare practice: boolean;
  declare screen: ScreenName;

  constructor() {
    super();
    new Watching(this, () => this.workspace);
  }

  override render() {
    const { topBar, title } = text();
    const { connection } = this.workspace.desk;
    return html`<header>
        <h1 class="brand">${lockIcon()} <span>${this.door.brand || title}</span></h1>
        ${this.#tabs()} ${this.practice ? html`<span class="practice small">${topBar.practice}</span>` : ''}
        <span class="state small muted" role="status" data-state=${connection}>
          <span>${topBar.connection[connection]}</span>
        </span>
        <button
          class="icon quiet"
          aria-label=${topBar.help}
          title=${topBar.help}
          @click=${() => this.dispatchEvent(new Event('help'))}
        >
          ${helpIcon()}
        </button>
        ${this.#account()}
      </header>
      <console-connection .workspace=${this.workspace}></console-connection>`;
  }

  /** For who has more than one screen. */
  #tabs() {
    const own = screensFor(this.workspace.desk);
    if (own.length < 2) return '';
    const tab = (name: ScreenName) =>
      html`<button
        class="quiet"
        aria-current=${name === this.screen ? 'page' : 'false'}
        @click=${() => this.dispatchEvent(new CustomEvent('screen', { detail: name }))}
      >
        ${screens[name].tab()}
      </button>`;
    return html`<nav aria-label=${text().topBar.views}>${own.map(tab)}</nav>`;
  }

  #account() {
    const { topBar } = text();
    const { me } = this.workspace.desk;
    return html`<button class="quiet" popovertarget="account" aria-haspopup="dialog">
        ${personIcon()} <span class="name">${me?.name ?? topBar.account}</span>
      </button>
      <div id="account" popover role="dialog" aria-label=${topBar.account}>
        ${
          me
            ? html`<p><strong>${me.name}</strong></p>
                <p class="id small muted">${topBar.yourId} <code>${me.id}</code></p>`
            : ''
        }
        ${this.#key()}
        <button class="quiet" @click=${() => void this.door.signOut(false)}>
          ${this.practice ? topBar.leavePractice : topBar.signOut}
        </button>
        ${
          this.practice
            ? ''
            : html`<button class="quiet" @click=${() => void this.door.signOut(true)}>
                ${topBar.signOutEverywhere}
              </button>`
        }
      </div>`;
  }

  /** Until when sealed answers can be read here, and what a sign-out would take along. */
  #key() {
    const { key } = text();
    const { state } = this.workspace.key;
    const sealed = this.workspace.openSealed;
    return html`${state.at === 'ready' ? html`<p class="id small muted">${key.ready(clockTime(state.until))}</p>` : ''}
    ${sealed > 0 ? html`<p class="notice small">${key.signOut(sealed)}</p>` : ''}`;
  }
}

customElements.define('console-top-bar', TopBar);
