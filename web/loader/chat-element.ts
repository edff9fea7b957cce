import { FramingElement } from './framing-element.ts';
import { launcherIcon, rules } from './look.ts';

/**
 * `<sealform-chat>`: a button in a corner of the page that opens the chat.
 *
 * Attributes: `open` (reflected; set or remove it to open or close), `position` (`end`, the default, or `start`: the
 * corner at the bottom), `label` (of the button, and title of the frame), `lang` (its own or that of an element around
 * it, the page's as a rule; else the browser's language), `theme` (`light` or `dark`; as the system by default),
 * `pin` (fingerprint of the brand's key, without which no sealed form is shown; two while the key is rotated).
 *
 * Events, which bubble: `sealform-open`, `sealform-close`, `sealform-unread` (`detail.count`), `sealform-state`
 * (`detail.state`: `new`, `waiting`, `open` or `ended`).
 */
export class SealformChat extends FramingElement {
  static readonly observedAttributes = ['open'];
  readonly #button = document.createElement('button');
  readonly #badge = document.createElement('span');
  #labels = { open: 'Chat', close: 'Close', unread: '' };
  #isReady = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.dress(rules);
    this.#button.type = 'button';
    this.#button.replaceChildren(launcherIcon(), this.#badge);
    this.#button.onclick = () => this.toggleAttribute('open');
    this.#badge.hidden = true;
    this.root.replaceChildren(this.frame, this.#button);
    this.#name();
    if (this.#isOpen) this.#load();
    // What was said while the visitor was away should be told without a click.
    else (window.requestIdleCallback ?? setTimeout)(() => this.isConnected && this.#load());
  }

  /** Elsewhere in the page the frame begins anew. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isReady = false;
    this.#labels.unread = '';
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || (before === null) === (now === null)) return;
    this.#load();
    this.#name();
    this.#tellShown();
    if (this.#isOpen) this.frame.focus();
    else this.#button.focus();
    this.dispatch(this.#isOpen ? 'open' : 'close');
  }

  protected override heard(message: Record<string, unknown>): void {
    const { sealform, count, state } = message;
    if (sealform === 'ready') this.#ready(message);
    else if (sealform === 'close') this.removeAttribute('open');
    else if (sealform === 'unread') this.#count(Number(count), String(message['label']));
    else if (sealform === 'state') this.dispatch('state', { state });
    else if (sealform === 'askNotifications') void this.#ask();
    else if (sealform === 'notify') this.#notify(String(message['title']), String(message['text']));
  }

  get #isOpen(): boolean {
    return this.hasAttribute('open');
  }

  #load(): void {
    if (this.address) return;
    const pin = this.getAttribute('pin');
    this.load('/chat/index.html', this.getAttribute('label') ?? 'Chat', {
      ...(pin && { pin }),
    });
  }

  #ready({ open, close }: Record<string, unknown>): void {
    this.#isReady = true;
    this.#labels = {
      ...this.#labels,
      open: this.getAttribute('label') ?? String(open),
      close: String(close),
    };
    this.frame.title = this.#labels.open;
    this.#name();
    this.#tellShown();
    this.#tellPermission();
  }

  #tellShown(): void {
    if (this.#isReady) this.tell({ sealform: 'shown', shown: this.#isOpen });
  }

  #count(count: number, label: string): void {
    this.#badge.hidden = count === 0;
    this.#badge.textContent = count > 9 ? '9+' : String(count);
    this.#labels.unread = label;
    this.#name();
    this.dispatch('unread', { count });
  }

  #name(): void {
    const { open, close, unread } = this.#labels;
    const label = this.#isOpen
      ? close
      : [this.getAttribute('label') ?? open, unread].filter(Boolean).join(', ');
    this.#button.setAttribute('aria-label', label);
    this.#button.setAttribute('aria-expanded', String(this.#isOpen));
  }

  async #ask(): Promise<void> {
    if ('Notification' in window) await Notification.requestPermission();
    this.#tellPermission();
  }

  #tellPermission(): void {
    const permission = 'Notification' in window ? Notification.permission : 'unsupported';
    this.tell({ sealform: 'notifications', permission });
  }

  /** The frame's own origin may not ask in a frame, so the notification is the brand's page's. It says nothing. */
  #notify(title: string, body: string): void {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    const notification = new Notification(title, { body, tag: 'sealform' });
    notification.onclick = () => {
      focus();
      this.setAttribute('open', '');
      notification.close();
    };
  }
}
