import { isInputMethodKey } from '../../../shared/input-method.ts';

/** What can be done by the keyboard from anywhere. */
export type Shortcut = 'help' | 'accept' | 'next' | 'previous' | 'forms' | 'write';

/** The keys as they are shown, all with Alt: a letter alone would be typed by accident (WCAG 2.1.4). */
export const shortcutKeys: Readonly<Record<Shortcut, string>> = {
  accept: 'Alt + A',
  next: 'Alt + ↓',
  previous: 'Alt + ↑',
  write: 'Alt + M',
  forms: 'Alt + F',
  help: 'Alt + H',
};

/** By the key's place, as Alt makes other letters of it on some keyboards. */
const codes: Readonly<Record<string, Shortcut>> = {
  KeyA: 'accept',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  KeyM: 'write',
  KeyF: 'forms',
  KeyH: 'help',
};

/**
 * Does what a key press asks for, if it is one of these. Not in a dialog, which is about the chat that it was opened for.
 *
 * @param actions by their shortcut; any other is left to whoever else listens
 */
export function runShortcut(event: KeyboardEvent, actions: Partial<Record<Shortcut, () => unknown>>): void {
  const shortcut = isInputMethodKey(event) ? undefined : shortcutOf(event);
  const action = shortcut && actions[shortcut];
  if (!action) return;
  event.preventDefault();
  if (!event.composedPath().some((each) => each instanceof HTMLDialogElement)) action();
}

function shortcutOf({ altKey, ctrlKey, metaKey, shiftKey, code }: KeyboardEvent): Shortcut | undefined {
  return altKey && !ctrlKey && !metaKey && !shiftKey ? codes[code] : undefined;
}
