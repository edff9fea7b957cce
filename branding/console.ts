import { topics as all } from '../brand/coach-topics.ts';
import type { Topic } from '../core/brand/topic.ts';
import { findForm } from './forms.ts';

export { cannedReplies } from '../brand/canned-replies.ts';

/** The coach's topics, without those that advise a form that the brand does not publish. */
export const topics: readonly Topic[] = all.filter(
  ({ advice }) => !('form' in advice) || findForm(advice.form) !== undefined,
);
