import { expect, test } from 'vitest';
import { Chronicle } from '../../../core/conversation/chronicle.ts';
import { itemsOf, unreadIn } from '../../../web/widget/chat/items.ts';
import { ana, answered, asked, requestId, says, story } from './story.ts';

const chronicle = new Chronicle();
const lines = story(
  { type: 'started' },
  { type: 'accepted', agent: ana },
  says('visitor', 'mine'),
  says('agent', 'hers'),
  asked(),
  { type: 'formOpened', requestId },
  answered({}, ['cvv']),
  { type: 'answerDelivered', requestId, field: 'cvv' },
  { type: 'handedOver' },
  { type: 'ended', by: 'visitor', destroyed: [] },
).map((entry) => chronicle.add(entry));

test('unread are the agent’s messages and forms, and nothing of the visitor’s own', () => {
  expect([0, 3, 4, 5].map((seq) => unreadIn(lines, seq))).toEqual([2, 2, 1, 0]);
});

test('what was said and who came and went is shown, and of a form its request alone', () => {
  expect(itemsOf(lines).map(({ entry }) => entry.type)).toEqual([
    'accepted',
    'messageSent',
    'messageSent',
    'formRequested',
    'handedOver',
    'ended',
  ]);
});
