import { keep, keeps, kept } from '../../shared/browser-storage.ts';
import { keepInCookie, keptInCookie } from './own-cookie.ts';

const cookie = 'conversation';
const key = 'sealform.conversation';
const resetKey = 'sealform.reset';

/** For how long a conversation that has ended can be found on this device, ms: the next person there may be another. */
const endedForMs = 15 * 60_000;

/** What a visitor needs to find its conversation again. No word of it, and no answer, is kept. */
export interface SavedConversation {
  /** A UUID. */
  readonly conversationId: string;
  /** Whoever has it is the visitor (P17). It lies in the storage and a cookie of this origin, which the host's scripts cannot read. */
  readonly credential: string;
  /** The last entry that was on the screen. */
  readonly readSeq: number;
  /** When it ended, ms since the epoch by this device's clock. */
  readonly endedAt?: number;
  /** The visitor wants to find it here for longer than that. */
  readonly stays?: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Until when a conversation can be found again: while the browser is open, or later too; undefined: on this page alone. */
export function keepsUntil(): 'closed' | 'later' | undefined {
  const keepsCookies = keepInCookie('tried', '1');
  keepInCookie('tried', undefined);
  if (keepsCookies) return 'later';
  return keeps('localStorage') ? 'closed' : undefined;
}

/** Undefined when there is none, or when the browser keeps nothing for frames. */
export function savedConversation(): SavedConversation | undefined {
  return readConversation(kept('localStorage', key)) ?? readConversation(keptInCookie(cookie));
}

function readConversation(text: string | null): SavedConversation | undefined {
  try {
    const saved: unknown = JSON.parse(text ?? '');
    return isConversation(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** What lies there is this origin's own; but of which version of this page is not known. */
function isConversation(saved: unknown): saved is SavedConversation {
  const { conversationId, credential, readSeq, endedAt, stays } = saved as Partial<Record<string, unknown>>;
  return (
    typeof conversationId === 'string' &&
    uuid.test(conversationId) &&
    typeof credential === 'string' &&
    typeof readSeq === 'number' &&
    ['undefined', 'number'].includes(typeof endedAt) &&
    ['undefined', 'boolean'].includes(typeof stays)
  );
}

/** Whether it ended too long ago to be found here, in whatever direction the device's clock was changed since. */
export function isOverdue({ endedAt, stays }: SavedConversation): boolean {
  return endedAt !== undefined && !stays && Math.abs(Date.now() - endedAt) >= endedForMs;
}

/** Until when it can be found here, ms since the epoch by this device's clock; undefined while it has no end. */
export function keptUntil({ endedAt, stays }: SavedConversation): number | undefined {
  return endedAt === undefined || stays ? undefined : endedAt + endedForMs;
}

/** Where the browser keeps nothing for frames, the chat works until the page is left. */
export function save(conversation: SavedConversation): void {
  keepAll(JSON.stringify(conversation));
}

export function forget(): void {
  keepAll(undefined);
}

/** The cookie first: a page that hears of the other finds both. */
function keepAll(text: string | undefined): void {
  keepInCookie(cookie, text);
  keep('localStorage', key, text);
}

/** When everything was last forgotten, as far as the browser keeps that: it tells one time from the next. */
export function lastReset(): string | null {
  return kept('localStorage', resetKey);
}

/** Tells the other pages of this site that everything is forgotten: those that sleep find it later. */
export function noteReset(): void {
  keep('localStorage', resetKey, String(Date.now()));
}

/** Tells when another page of this site has had everything forgotten. */
export function onReset(listener: () => void): void {
  addEventListener('storage', ({ key: changed }) => {
    if (changed === resetKey) listener();
  });
}

/** Tells when another page of this site has begun a conversation, or has forgotten it. Returns how to stop that. */
export function onSaved(listener: (saved: SavedConversation | undefined) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key) listener(savedConversation());
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}
