import { topics as all } from '../brand/coach-topics.ts';
import type { Topic } from '../core/brand/topic.ts';
import { findForm } from './forms.ts';

export { cannedReplies } from '../brand/canned-replies.ts';

/** What the coach looks for: it advises no form that cannot be sent. */
export const topics: readonly Topic[] = all.filter(
  ({ advice }) => !('form' in advice) || findForm(advice.form) !== undefined,
);
