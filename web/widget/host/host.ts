import { isEmbeddingMessage, type ToHost } from '../../shared/embedding.ts';

/**
 * What the frame was opened with, in the fragment of its address: the host's page writes it, so it decides nothing that
 * matters alone. Where no page is around it a link wrote the fragment, and it is ignored.
 */
export interface Opening {
  readonly isFramed: boolean;
  /** The origin of the page around the frame; undefined when there is none. */
  readonly origin: string | undefined;
  readonly language: string | undefined;
  readonly theme: string | undefined;
  /** Fingerprints of the brand's key, with a space between two: see trust.ts. */
  readonly pin: string | undefined;
}

export function readOpening(fragment: string): Opening {
  const isFramed = parent !== window;
  const given = new URLSearchParams(isFramed ? fragment.slice(1) : '');
  const get = (name: string) => given.get(name) ?? undefined;
  return {
    isFramed,
    origin: get('host'),
    language: get('lang'),
    theme: get('theme'),
    pin: get('pin'),
  };
}

/** @param origin of the page around the frame; undefined when there is none */
export function tellHost(origin: string | undefined, message: ToHost): void {
  if (origin !== undefined) parent.postMessage(message, origin);
}

export interface HostListener {
  /** The page has told something new. */
  readonly changed: () => void;
  /** The page wants to know whether this is still the frame. */
  readonly asked: () => void;
  /** The page wants the conversation to be forgotten on this device. */
  readonly reset: () => void;
}

/**
 * The page around the frame. Only pages that the Content-Security-Policy lets frame this one can be that; what they are
 * told goes to the one origin that the frame was opened for, and only that is heard.
 */
export class Host {
  /** Whether the frame is on the screen, as far as the host's page tells. Without a host it is. */
  isShown: boolean;
  /** Whether the visitor went to the frame, as far as the host's page tells. Without a host it is so. */
  isFocused: boolean;
  permission: NotificationPermission | 'unsupported' = 'unsupported';
  #hasFailed = false;
  readonly #origin: string | undefined;
  readonly #on: HostListener;

  constructor(origin: string | undefined, on: HostListener) {
    this.#origin = origin;
    this.#on = on;
    this.isShown = this.isFocused = origin === undefined;
    addEventListener('message', (event) => this.#hear(event));
    // One that the browser keeps comes back as it was.
    addEventListener('pagehide', ({ persisted }) => persisted || this.tell({ sealform: 'left' }));
  }

  get isThere(): boolean {
    return this.#origin !== undefined;
  }

  tell(message: ToHost): void {
    tellHost(this.#origin, message);
  }

  /** The frame cannot work, and says so from now on whenever it is asked. */
  fail(): void {
    this.#hasFailed = true;
    this.tell({ sealform: 'failed' });
  }

  #hear({ source, origin, data }: MessageEvent<unknown>): void {
    if (this.#origin === undefined || source !== parent || origin !== this.#origin) return;
    if (!isEmbeddingMessage(data)) return;
    if (data.sealform === 'reset') return this.#on.reset();
    if (data.sealform === 'ask') return this.#hasFailed ? this.fail() : this.#on.asked();
    if (data.sealform === 'shown') {
      this.isShown = data['shown'] === true;
      this.isFocused = data['focused'] === true;
    } else if (data.sealform === 'notifications') this.permission = permissionOf(data['permission']);
    this.#on.changed();
  }
}

function permissionOf(given: unknown): NotificationPermission | 'unsupported' {
  return given === 'granted' || given === 'denied' || given === 'default' ? given : 'unsupported';
}
