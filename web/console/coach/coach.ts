import { topics } from '../../../branding/console.ts';
import { isRequest, sentencesOf } from '../../../core/asking/is-request.ts';
import type { Advice } from '../../../core/brand/topic.ts';

export type { Advice };

const names = topics.map(({ words }) => words);

/**
 * Whether this message asks a customer to type something into the open chat that has a form of its own, or that nobody may
 * ask for. It advises, and the agent decides.
 */
export function advise(text: string): Advice | undefined {
  for (const sentence of sentencesOf(text)) {
    const topic = topics.find(({ words }) => words.test(sentence));
    if (topic && isRequest(sentence, names)) return topic.advice;
  }
  return undefined;
}
