import type { Reach } from './reach.ts';
import { textsFor } from './texts.ts';

/** Lies over the frame until it is ready: a way out, and if the frame does not come, the reason and a way to try again. */
export class Cover {
  readonly element = document.createElement('div');
  readonly #close = button('close');
  readonly #retry = button('retry');
  readonly #text = document.createElement('p');

  constructor(act: { readonly close: () => void; readonly retry: () => void }) {
    this.element.className = 'cover';
    this.element.setAttribute('role', 'dialog');
    this.#text.setAttribute('role', 'status');
    this.#close.textContent = '✕';
    this.#close.onclick = act.close;
    this.#retry.onclick = () => {
      act.retry();
      this.focus();
    };
    this.element.append(this.#close, this.#text, this.#retry);
  }

  focus(): void {
    this.#close.focus();
  }

  /** @param why it failed and will fail again */
  show(state: Reach['state'], why: string | undefined, texts: ReturnType<typeof textsFor>): void {
    const { lang, dir, name, close, failed, retry } = texts;
    Object.assign(this.element, { lang, dir, hidden: state === 'ready', ariaLabel: name });
    this.element.classList.toggle('waiting', state === 'waiting');
    this.#text.textContent = state === 'failed' ? (why ?? failed) : '';
    this.#retry.textContent = retry;
    this.#retry.hidden = state !== 'failed' || why !== undefined;
    this.#close.ariaLabel = close;
  }
}

function button(className: string): HTMLButtonElement {
  const made = document.createElement('button');
  Object.assign(made, { type: 'button', className });
  return made;
}
