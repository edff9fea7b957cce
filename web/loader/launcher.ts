import { minutesAndSeconds } from '../shared/text/time-left.ts';
import { launcherIcon } from './look.ts';

/** The round button. While the chat is closed it says what waits in it: how much is unread, and how long a form still can be answered. */
export class Launcher {
  readonly element = document.createElement('button');
  labels = { open: '', close: '' };
  unread = { count: 0, label: '' };
  readonly #badge = mark('badge');
  readonly #time = mark('time');
  #isOpen = false;
  #form: { readonly until: number; readonly label: string } | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(pressed: () => void) {
    this.element.type = 'button';
    this.element.className = 'launcher';
    this.element.onclick = pressed;
    this.element.append(launcherIcon(), this.#badge, this.#time);
  }

  /** @param left how long a form can still be answered, ms; undefined when none waits */
  formWaits(left: number | undefined, label: string): void {
    clearInterval(this.#timer);
    this.#form = left === undefined ? undefined : { until: Date.now() + left, label };
    if (this.#form) this.#timer = setInterval(() => this.show(this.#isOpen), 1_000);
  }

  /** Nothing is known any more of what waits. */
  clear(): void {
    this.unread = { count: 0, label: '' };
    this.formWaits(undefined, '');
  }

  show(isOpen: boolean): void {
    this.#isOpen = isOpen;
    const { count, label } = this.unread;
    const left = (this.#form?.until ?? 0) - Date.now();
    if (left <= 0 && this.#form) this.formWaits(undefined, '');
    const time = left > 0 ? minutesAndSeconds(left) : '';
    this.#badge.hidden = isOpen || (count === 0 && time === '');
    this.#badge.textContent = count > 9 ? '9+' : String(count || '');
    this.#time.hidden = isOpen || time === '';
    this.#time.textContent = time;
    const waiting = [this.labels.open, label, time && `${this.#form?.label} ${time}`];
    this.element.ariaLabel = isOpen ? this.labels.close : waiting.filter(Boolean).join(', ');
    this.element.ariaExpanded = String(isOpen);
  }
}

function mark(className: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.className = className;
  return made;
}
