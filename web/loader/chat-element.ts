import { isInputMethodKey } from '../shared/input-method.ts';
import { Cover } from './cover.ts';
import { FramingElement } from './framing-element.ts';
import { Launcher } from './launcher.ts';
import { rules } from './look.ts';
import { notify, permission } from './notifications.ts';
import { keepOpen, wasOpen } from './panel-state.ts';
import { Reach } from './reach.ts';
import { ResetWish } from './reset-wish.ts';
import { textsFor } from './texts.ts';

/**
 * `<sealform-chat>`: a button in a corner of the page that opens the chat.
 *
 * Attributes: `open` (reflected; set or remove it to open or close), `position` (`end`, the default, or `start`: the
 * corner at the bottom), `label` (of the button, and title of the frame), `lang` (its own or that of an element around
 * it, the page's as a rule; else the browser's language), `theme` (`light` or `dark`; as the system by default),
 * `pin` (fingerprint of the brand's key, without which no sealed form is shown; two while the key is rotated).
 *
 * Events, which bubble: `sealform-open`, `sealform-close`, `sealform-unread` (`detail.count`), `sealform-state`
 * (`detail.state`: `new`, `waiting`, `open` or `ended`). Method: `reset()`.
 */
export class SealformChat extends FramingElement {
  static readonly observedAttributes = ['open'];
  readonly #launcher = new Launcher(() => this.toggleAttribute('open'));
  readonly #reach = new Reach(
    this.frame,
    () => this.#reached(),
    () => this.tell({ sealform: 'ask' }),
  );
  readonly #cover = new Cover({ close: () => this.removeAttribute('open'), retry: () => this.#retry() });
  // A frame that is on its way is told when it is ready.
  readonly #wish = new ResetWish(() => this.#reach.state !== 'waiting' && this.#forget());
  readonly #pressed = (event: KeyboardEvent) => {
    // The frame hears its own keys; while there is none, nothing else does.
    const isHere = this.#reach.state !== 'ready' || event.composedPath().includes(this);
    if (event.key !== 'Escape' || event.defaultPrevented || isInputMethodKey(event)) return;
    if (isHere) this.removeAttribute('open');
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#pressed);
    this.#wish.watch(true);
    this.dress(rules);
    const isWished = this.#wish.stands;
    if (isWished) keepOpen(false);
    if (wasOpen()) this.setAttribute('open', '');
    this.root.replaceChildren(this.frame, this.#cover.element, this.#launcher.element);
    const { name, close } = this.#texts;
    this.#label(name, close);
    if (this.address) this.#reach.begin();
    else this.#reached();
    if (this.#isOpen || isWished) this.#load();
    // What was said while the visitor was away should be told without a click.
    else (window.requestIdleCallback ?? setTimeout)(() => this.isConnected && this.#load());
  }

  /** Elsewhere in the page the frame begins anew. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#pressed);
    this.#wish.watch(false);
    this.#launcher.clear();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || (before === null) === (now === null)) return;
    keepOpen(this.#isOpen);
    if (this.#isOpen && this.#reach.state === 'failed') this.#retry();
    this.#load();
    this.#launcher.show(this.#isOpen);
    this.#tellShown(this.#isOpen);
    this.#focus();
    this.dispatch(this.#isOpen ? 'open' : 'close');
  }

  /**
   * Forgets the conversation on this device and closes the panel, in every tab: for the brand's own sign-out, before the next
   * person comes. The conversation itself goes on until somebody ends it.
   *
   * @returns resolves when it is forgotten; rejects with the `code` ERR_TIMEOUT when the chat cannot be reached, after 10
   *   seconds at most. It is forgotten then when the chat is next loaded, before anything of it is shown
   */
  reset(): Promise<void> {
    const done = this.#wish.make();
    this.#forget();
    return done;
  }

  protected override heard(message: Record<string, unknown>): void {
    const { sealform, state, why } = message;
    if (sealform === 'ready') this.#ready(message);
    else if (sealform === 'close') this.removeAttribute('open');
    else if (sealform === 'left') this.#reach.left();
    else if (sealform === 'unread') this.#count(Number(message['count']), String(message['label']));
    else if (sealform === 'form') this.#formWaits(message['left'], String(message['label']));
    else if (sealform === 'state') this.dispatch('state', { state });
    else if (sealform === 'askNotifications') void this.#ask();
    else if (sealform === 'notify') this.#notify(String(message['title']), String(message['text']));
    else if (sealform === 'reset') {
      this.#wish.done();
      this.#uncover();
    } else if (sealform === 'failed') this.#reach.failed(typeof why === 'string' ? why : undefined);
  }

  get #isOpen(): boolean {
    return this.hasAttribute('open');
  }

  get #texts() {
    return textsFor(this.language);
  }

  #load(): void {
    if (this.address) return;
    const pin = this.getAttribute('pin');
    this.#reach.begin();
    this.load('/chat/index.html', this.getAttribute('label') ?? this.#texts.name, { ...(pin && { pin }) });
  }

  /** Put in anew, the frame loads its page anew. */
  #retry(): void {
    this.address = undefined;
    this.frame.remove();
    for (const attribute of ['src', 'sandbox']) this.frame.removeAttribute(attribute);
    this.root.prepend(this.frame);
    this.#load();
  }

  /** Has the frame forget everything, and covers it until it has. */
  #forget(): void {
    keepOpen(false);
    this.removeAttribute('open');
    const { state } = this.#reach;
    if (this.isConnected && state === 'failed') this.#retry();
    else if (this.isConnected && state === 'waiting') this.#load();
    else {
      this.#reach.begin();
      this.tell({ sealform: 'reset' });
    }
  }

  /** The frame answers, has stopped to, or is loaded anew. */
  #reached(): void {
    const { state, why } = this.#reach;
    this.frame.inert = state !== 'ready';
    this.#cover.show(state, why, this.#texts);
    if (state === 'failed') this.#wish.giveUp();
  }

  #ready({ open, close }: Record<string, unknown>): void {
    this.#label(String(open), String(close));
    this.frame.title = this.#launcher.labels.open;
    if (this.#wish.stands) this.tell({ sealform: 'reset' });
    else this.#uncover();
  }

  #label(open: string, close: string): void {
    this.#launcher.labels = { open: this.getAttribute('label') ?? open, close };
    this.#launcher.show(this.#isOpen);
  }

  #uncover(): void {
    const hadFocus = this.#cover.element.contains(this.root.activeElement);
    this.#reach.ready();
    if (hadFocus) this.frame.focus();
    this.#tellShown(hadFocus);
    this.tell({ sealform: 'notifications', permission: permission() });
  }

  /** @param focused whether the frame has been given the focus: one that was open on the page before takes none */
  #tellShown(focused: boolean): void {
    if (this.#reach.state === 'ready') this.tell({ sealform: 'shown', shown: this.#isOpen, focused });
  }

  #focus(): void {
    if (!this.#isOpen) this.#launcher.element.focus();
    else if (this.#reach.state === 'ready') this.frame.focus();
    else this.#cover.focus();
  }

  #count(count: number, label: string): void {
    this.#launcher.unread = { count, label };
    this.#launcher.show(this.#isOpen);
    this.dispatch('unread', { count });
  }

  #formWaits(left: unknown, label: string): void {
    this.#launcher.formWaits(typeof left === 'number' ? left : undefined, label);
    this.#launcher.show(this.#isOpen);
  }

  async #ask(): Promise<void> {
    if ('Notification' in window) await Notification.requestPermission();
    this.tell({ sealform: 'notifications', permission: permission() });
  }

  #notify(title: string, text: string): void {
    notify(title, text, () => this.setAttribute('open', ''));
  }
}
