/** Embeddings, overrides and isolates (Unicode UAX #9), and characters without a width that no script needs. */
const deceiving = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Text of somebody else's without what could make it look like another text. Shown as text, in a direction of its own. */
export function safeText(text: string): string {
  return text.replaceAll(deceiving, '');
}
