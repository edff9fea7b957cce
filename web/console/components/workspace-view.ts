import { LitElement } from 'lit';
import { html } from '../../shared/text/html.ts';
import type { Door } from '../sign-in/door.ts';
import { base, stylesOf } from '../style/styles.ts';
import type { Workspace } from '../work/workspace.ts';
import sheet from './workspace-view.css?inline';
import { type ScreenName, screens, screensFor } from './screens/screens.ts';
import { LineWatch } from './shared/line-watch.ts';
import { runShortcut } from './shared/shortcuts.ts';
import { Watching } from './shared/watching.ts';
import './key-notice.ts';
import './shared/refusal-note.ts';
import './shortcuts-dialog.ts';
import './top-bar.ts';

/** The frame around each screen of somebody who has signed in. */
export class WorkspaceView extends LitElement {
  static override properties = {
    door: { attribute: false },
    workspace: { attribute: false },
    practice: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare door: Door;
  declare workspace: Workspace;
  declare practice: boolean;
  #chosen: ScreenName = 'work';

  constructor() {
    super();
    new Watching(this, () => this.workspace);
    new LineWatch(this, () => this.workspace);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#visibility);
    addEventListener('keydown', this.#keys);
    addEventListener('beforeprint', this.#cover);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.screen > *')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#visibility);
    removeEventListener('keydown', this.#keys);
    removeEventListener('beforeprint', this.#cover);
  }

  override render() {
    const { workspace } = this;
    return html`
      <console-top-bar
        .door=${this.door}
        .workspace=${workspace}
        .practice=${this.practice}
        .screen=${this.#screen}
        @help=${() => this.#help()}
        @screen=${({ detail }: CustomEvent<ScreenName>) => this.#show(detail)}
      ></console-top-bar>
      <console-key .door=${this.door} .workspace=${workspace}></console-key>
      <div class="screen">${screens[this.#screen].draw(workspace)}</div>
      <console-refusal .workspace=${workspace}></console-refusal>
      <console-shortcuts></console-shortcuts>
    `;
  }

  /** The chosen one, or the first for who does not have that. */
  get #screen(): ScreenName {
    const own = screensFor(this.workspace.desk);
    return own.includes(this.#chosen) ? this.#chosen : (own[0] ?? 'work');
  }

  #show(screen: ScreenName): void {
    this.#chosen = screen;
    this.requestUpdate();
  }

  #help(): void {
    this.renderRoot.querySelector('console-shortcuts')?.open();
  }

  readonly #visibility = () => {
    if (document.hidden) this.#cover();
    else this.workspace.desk.readSelected();
  };

  readonly #cover = () => this.workspace.answers.cover();

  readonly #keys = (event: KeyboardEvent) => runShortcut(event, { help: () => this.#help() });
}

customElements.define('console-workspace', WorkspaceView);
