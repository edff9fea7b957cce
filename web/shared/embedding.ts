/**
 * What the loader and a frame of this origin say to each other by `postMessage`. Both sides look at the origin and at the
 * window that a message comes from. Nothing that was typed or said is ever among it.
 */
export type ToFrame =
  /** Say again that you are ready: something was loaded, and it may be another page. */
  | { readonly sealform: 'ask' }
  /** Forget the conversation on this device, in every tab. */
  | { readonly sealform: 'reset' }
  /** The frame is on the screen, or is not; and has the focus, or has not. */
  | { readonly sealform: 'shown'; readonly shown: boolean; readonly focused: boolean }
  /** What the host's page may do about notifications. */
  | { readonly sealform: 'notifications'; readonly permission: NotificationPermission | 'unsupported' };

export type ToHost =
  /** The frame listens now; `labels` are for the button that opens and closes it, `direction` for its place. */
  | { readonly sealform: 'ready'; readonly open: string; readonly close: string }
  | { readonly sealform: 'close' }
  /** The page in the frame goes, and another is loaded. If that one does not come, Firefox tells nobody. */
  | { readonly sealform: 'left' }
  | { readonly sealform: 'unread'; readonly count: number; readonly label: string }
  | { readonly sealform: 'state'; readonly state: string }
  /** A form waits for the visitor, and for so long, ms; without a time, none does. */
  | { readonly sealform: 'form'; readonly left: number | undefined; readonly label: string }
  | { readonly sealform: 'askNotifications' }
  /** Something has come while the page is hidden; the text says that, and not what. */
  | { readonly sealform: 'notify'; readonly title: string; readonly text: string }
  /** The conversation is forgotten, as the page asked. */
  | { readonly sealform: 'reset' }
  /** The frame cannot work: something of it could not be loaded; or, to try again is of no use, and `why` says that. */
  | { readonly sealform: 'failed'; readonly why?: string };

/** A message of this protocol, as far as its first word tells. */
export function isEmbeddingMessage(data: unknown): data is { sealform: string } & Record<string, unknown> {
  return typeof data === 'object' && data !== null && 'sealform' in data && typeof data.sealform === 'string';
}
