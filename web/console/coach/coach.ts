import { topics } from '../../../branding/console.ts';
import type { Advice } from '../../../core/brand/topic.ts';
import { isRequest } from './requests.ts';

export type { Advice };

/** The end of a sentence, a question mark excepted: that belongs to it. */
const ends = /(?<=[?？؟])|[.!;\n。！؛]+(?=\s|$|[^\p{L}\p{N}])|(?<=[。！])/u;

/**
 * Whether this message asks a customer to type something into the open chat that has a form of its own, or that nobody may
 * ask for. A mention is not a request: "You can reset your password on the sign-in page". A guess by words, in English,
 * Spanish, German, French, Japanese and Arabic: it advises, and the agent decides.
 */
export function advise(text: string): Advice | undefined {
  for (const sentence of text.split(ends)) {
    const topic = topics.find(({ words }) => words.test(sentence));
    if (topic && isRequest(sentence)) return topic.advice;
  }
  return undefined;
}
