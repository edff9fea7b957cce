import { formatted, significant, type TypingFormat } from '../../../../core/fields/parts/typing-format.ts';

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

/** Digits as people type them on Arabic, Persian and Japanese keyboards, as ASCII; the rest as it is. */
export function plainDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}

/** Whether a text came in one go: pasted, dropped, filled in by the browser or offered by a keyboard. */
export function isPutIn({ type, inputType, data }: InputEvent): boolean {
  return type === 'input' && (!inputType || /From|Rep/.test(inputType) || (data ?? '').length > 1);
}
