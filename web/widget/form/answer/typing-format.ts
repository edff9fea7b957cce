import { plainDigits } from '../../../../core/fields/parts/normalise.ts';
import {
  formatted,
  isFormatted,
  significant,
  type TypingFormat,
} from '../../../../core/fields/parts/typing-format.ts';

/**
 * Writes what stands in the input as its kind is written. The cursor stays behind the character that it was behind; where
 * `isForward`, it passes the separator that was deleted, so that the next press deletes the next character.
 */
export function formatTyped(
  input: HTMLInputElement,
  format: TypingFormat | undefined,
  isForward = false,
): void {
  const { value } = input;
  const typed = input.inputMode === 'numeric' ? plainDigits(value) : value;
  const written = formatted(typed, format);
  if (written === value) return;
  const cursor = input.selectionStart ?? typed.length;
  const behind = significant(typed.slice(cursor)) === '' ? '.*' : isForward ? '\\W*' : '';
  const before = significant(typed.slice(0, cursor)).length;
  const position = new RegExp(`^(?:\\W*\\w){${before}}${behind}`).exec(written)?.[0].length ?? cursor;
  input.value = written;
  input.setSelectionRange(position, position);
}

/** Passes the separator behind the cursor, so that Delete deletes what stands behind it. */
export function passSeparator(input: HTMLInputElement, format: TypingFormat | undefined): void {
  const { value, selectionStart, selectionEnd } = input;
  if (selectionStart === null || selectionStart !== selectionEnd || !isFormatted(value, format)) return;
  const separator = /^\W+(?=\w)/.exec(value.slice(selectionStart));
  const cursor = selectionStart + (separator?.[0].length ?? 0);
  if (separator) input.setSelectionRange(cursor, cursor);
}

/** Whether a text came in one go: pasted, dropped, filled in by the browser or offered by a keyboard. */
export function isPutIn({ type, inputType, data }: InputEvent): boolean {
  return type === 'input' && (!inputType || /From|Rep/.test(inputType) || (data ?? '').length > 1);
}
