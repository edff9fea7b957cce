import { systemEnvironment } from '../../../client/index.ts';
import { forms } from '../../../branding/forms.ts';
import { Changes } from '../../shared/changes.ts';
import { siteConfig, type SiteConfig } from '../site-config.ts';
import { Workspace } from '../work/workspace.ts';
import { keepClosed, keepOpen, onClosedElsewhere, whyClosed, type Closed } from './closing.ts';
import { IdleLock } from './idle-lock.ts';
import { indexedDbKeyStore } from './key-store.ts';
import { isSignInWindow, SignIn, SignInError, type SignInProblem } from './sign-in.ts';
import { SoleTab } from './sole-tab.ts';

/** Why nobody is signed in. */
export type Reason = 'first' | Closed | 'unavailable' | SignInProblem;

export type Standing =
  | { readonly at: 'opening' }
  | { readonly at: 'closed'; readonly why: Reason }
  | { readonly at: 'taken' }
  | { readonly at: 'work'; readonly workspace: Workspace; readonly practice: boolean };

/** Between the sign-in and the work: who may see the workspace, and for how long. */
export class Door {
  readonly changes = new Changes();
  standing: Standing = { at: 'opening' };
  brand = '';
  /** Whether it locks within a minute. */
  locksSoon = false;
  /** Whether a new sign-in is under way beside the work or, why it did not succeed. */
  again: 'busy' | SignInProblem | undefined;
  readonly #framed: boolean;
  readonly #soleTab: SoleTab | undefined;
  readonly #keyStore = indexedDbKeyStore();
  #config: SiteConfig | undefined;
  #signIn: SignIn | undefined;
  #idle: IdleLock | undefined;
  /** The agent is on the way out: the connection ends because of that. */
  #leaving = false;

  /** @param options `framed`: it stands in a frame, and signs in by a window */
  constructor({ framed = false }: { framed?: boolean } = {}) {
    this.#framed = framed;
    this.#soleTab = framed ? undefined : new SoleTab(() => this.#leave({ at: 'taken' }));
    onClosedElsewhere(() => this.standing.at === 'taken' && this.#closeToo());
  }

  /** Reads the configuration, and what the sign-in page may have sent back. */
  async open(): Promise<void> {
    const { origin, pathname, search, href } = location;
    let why: Closed | undefined;
    try {
      this.#config = await siteConfig();
      // A browser that keeps nothing for this page throws.
      this.#signIn = new SignIn(this.#config, origin + pathname);
      why = whyClosed();
    } catch {
      return this.#stand({ at: 'closed', why: 'unavailable' });
    }
    this.brand = this.#config.brand;
    const state = new URLSearchParams(search).get('state');
    if (state === null) return this.#stand({ at: 'closed', why: why ?? 'first' });
    if (isSignInWindow(state)) return this.#signIn.handBack(href);
    history.replaceState(null, '', pathname);
    await this.#enter(() => this.#signIn?.finish(href));
  }

  /** Goes to the sign-in page. */
  async signIn(): Promise<void> {
    const again = whyClosed() !== undefined;
    if (this.#framed) await this.#enter(() => this.#inWindow(again));
    else await this.#attempt(() => this.#signIn?.begin(again));
  }

  /** Signs in anew in a window, for a new key; what is open here stays open. */
  async signInAgain(): Promise<void> {
    const { standing } = this;
    if (standing.at !== 'work' || standing.practice) return;
    this.#setAgain('busy');
    try {
      const isSame = await this.#inWindow(true);
      if (this.#hasLeft(standing)) return;
      if (!isSame) return await this.#changeAgent();
      this.#setAgain(undefined);
      await standing.workspace.key.renew();
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      if (!this.#hasLeft(standing)) this.#setAgain(error.problem);
    }
  }

  /** Works here; the other tab stops. Where another tab has closed the console, this one closes too. */
  async takeOver(): Promise<void> {
    if (this.#closeToo()) return;
    this.#soleTab?.takeOver();
    await this.#work();
  }

  /** A workspace of its own, in which everything is played. */
  async practise(): Promise<void> {
    const { practiceWorkspace } = await import('../practice/practice.ts');
    const workspace = practiceWorkspace(() => !document.hidden);
    this.#stand({ at: 'work', workspace, practice: true });
    await workspace.start();
  }

  /** Ends the sign-in, and with `everywhere` every other of this agent's. */
  async signOut(everywhere: boolean): Promise<void> {
    const { standing } = this;
    if (standing.at !== 'work' || this.#leaving) return;
    if (standing.practice) return this.#leave({ at: 'closed', why: 'first' });
    this.#leaving = true;
    const isDone = (await standing.workspace.signOut(everywhere)) || !everywhere;
    this.#close(isDone ? 'left' : 'leftHere');
    this.#leaving = false;
    // Pages of sign-in cannot be shown in a frame, nor without a network: the next sign-in asks anew instead.
    const canGo = !this.#framed && isDone && navigator.onLine;
    await (canGo ? this.#signIn?.signOut() : this.#signIn?.forget());
  }

  #inWindow(again: boolean): Promise<boolean> | undefined {
    return this.#signIn?.inWindow({ again, cut: !this.#framed });
  }

  /** Whether the agent has gone from this work, or is on the way out. */
  #hasLeft(standing: Standing): boolean {
    return this.#leaving || this.standing !== standing;
  }

  #setAgain(again: Door['again']): void {
    this.changes.make(() => (this.again = again));
  }

  /** Somebody else has signed in: the work of the one before is not theirs. */
  async #changeAgent(): Promise<void> {
    this.#leave({ at: 'opening' });
    await this.takeOver();
  }

  async #enter(signIn: () => Promise<unknown> | undefined): Promise<void> {
    if (!(await this.#attempt(signIn))) return;
    keepOpen();
    if (await this.#soleTab?.isTaken()) return this.#stand({ at: 'taken' });
    await this.takeOver();
  }

  async #attempt(signIn: () => Promise<unknown> | undefined): Promise<boolean> {
    const { standing } = this;
    try {
      await signIn();
      return true;
    } catch (error) {
      // Of two windows the other has brought somebody in.
      if (this.standing.at === 'work' && this.standing !== standing) return false;
      this.#stand({ at: 'closed', why: error instanceof SignInError ? error.problem : 'unreachable' });
      return false;
    }
  }

  async #work(): Promise<void> {
    const [config, signIn] = [this.#config, this.#signIn];
    if (!config || !signIn) return;
    const workspace = new Workspace({
      webSocketUrl: config.webSocketUrl,
      environment: systemEnvironment,
      credential: () => signIn.credential(),
      keyStore: this.#keyStore,
      forms,
      isVisible: () => !document.hidden,
      mayCopy: () => signIn.mayCopy(),
    });
    workspace.changes.subscribe(() => this.#watch(workspace));
    this.#stand({ at: 'work', workspace, practice: false });
    // A refusal shows in the connection's state.
    await workspace.start().catch(() => undefined);
  }

  /** The server has ended this sign-in, or did not renew it. */
  #watch(workspace: Workspace): void {
    const { standing } = this;
    if (this.#leaving || standing.at !== 'work' || standing.workspace !== workspace) return;
    if (!workspace.desk.isClosed) return;
    this.#close('ended');
    void this.#signIn?.forget();
  }

  async #lock(): Promise<void> {
    const wasTaken = this.standing.at === 'taken';
    this.#leave({ at: 'closed', why: 'locked' });
    const forgotten = this.#signIn?.forget();
    // Nobody's hand on this tab does not close the one that works.
    if (!wasTaken || !(await this.#soleTab?.isTaken())) keepClosed('locked');
    await forgotten;
  }

  /** Another tab of this browser has closed the console: what this one could work with goes too. */
  #closeToo(): boolean {
    const why = whyClosed();
    if (!why) return false;
    this.#leave({ at: 'closed', why });
    void this.#signIn?.forget();
    return true;
  }

  #close(why: Closed): void {
    this.#leave({ at: 'closed', why });
    keepClosed(why);
  }

  #leave(standing: Standing): void {
    const before = this.standing;
    this.#soleTab?.release();
    this.#stand(standing);
    if (before.at === 'work') before.workspace.close();
  }

  #stand(standing: Standing): void {
    this.standing = standing;
    this.again = undefined;
    this.#idle?.stop();
    this.#idle = holdsTokens(standing) ? this.#idleLock() : undefined;
    this.locksSoon = false;
    this.changes.tell();
  }

  #idleLock(): IdleLock {
    return new IdleLock({
      warned: (soon) => this.changes.make(() => (this.locksSoon = soon)),
      locked: () => void this.#lock(),
    });
  }
}

/** Whether somebody could go on to work without a sign-in. */
function holdsTokens(standing: Standing): boolean {
  return standing.at === 'taken' || (standing.at === 'work' && !standing.practice);
}
