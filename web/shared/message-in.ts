import { isVisible } from '../../core/message-text.ts';

/**
 * The message in what was typed, empty when there is nothing to see. Half a surrogate pair, which cannot be sent, becomes
 * the mark that the screen shows for it (U+FFFD).
 */
export function messageIn(typed: string): string {
  const text = typed.toWellFormed().trim();
  return isVisible(text) ? text : '';
}
