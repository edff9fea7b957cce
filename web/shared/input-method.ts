/** The key code of every key that an input method takes for itself (UI Events, section 8.2). */
const processed = 229;

/**
 * Whether an input method takes this key: an Enter then ends a conversion, and sends nothing. Safari reports that Enter
 * after the composition, so only its key code tells.
 */
export function isInputMethodKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === processed;
}
