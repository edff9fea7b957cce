import type { Topic } from '../core/brand/topic.ts';
import { coachTopics } from '../forms/coach-topics.ts';

/**
 * Things that agents should ask for with a form, or never; the first match counts. For a form of your own:
 * `...askWith('loan', name('income', 'salary'))`, with the functions of core/brand/topic.ts.
 */
export const topics: readonly Topic[] = [...coachTopics];
