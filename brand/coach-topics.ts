import type { Topic } from '../core/brand/topic.ts';
import { coachTopics } from '../forms/coach-topics.ts';

/**
 * What the console advises agents to ask for with a form, or not at all; the first match counts. For a form of your own:
 * `...askWith('loan', name('income', 'salary'))`, with the functions of core/brand/topic.ts.
 */
export const topics: readonly Topic[] = [...coachTopics];
