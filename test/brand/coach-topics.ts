import { askWith, name, type Topic } from '../../core/brand/topic.ts';
import { coachTopics } from '../../forms/coach-topics.ts';

export const topics: readonly Topic[] = [
  ...askWith('card-on-file', name('card on file', 'card for later')),
  ...coachTopics,
];
