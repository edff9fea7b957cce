import { expect, test } from 'vitest';
import { KnownForms } from '../../client/agent/known-forms.ts';
import type { Entry } from '../../core/protocol/index.ts';
import { ana, answered, asked, requestId, story } from '../web/widget/story.ts';

/** The same entries, told of another conversation. */
const elsewhere = (entries: readonly Entry[]): Entry[] => {
  const conversationId = crypto.randomUUID();
  return entries.map((entry) => ({ ...entry, conversationId }));
};

const told = story({ type: 'accepted', agent: ana }, asked(), answered({ ssn: '[provided]' }));

function knowing(...entries: readonly Entry[]): KnownForms {
  const known = new KnownForms();
  for (const entry of entries) known.take(entry);
  return known;
}

test('what is told of a form in another conversation than its own changes nothing of it', () => {
  const known = knowing(...story({ type: 'accepted', agent: ana }, asked()));
  const before = known.get(requestId);
  const other = elsewhere(
    story({ type: 'accepted', agent: ana }, asked('us-ssn'), answered({ note: '[provided]' })),
  );
  expect(other.map((entry) => known.take(entry))).toEqual([true, false, true]);
  expect(known.get(requestId)).toBe(before);
});

test('a conversation that is told from its beginning again is known as before', () => {
  const known = knowing(...told);
  const before = known.get(requestId);
  expect(told.map((entry) => known.take(entry))).toEqual([true, true, true]);
  expect(known.get(requestId)).toEqual(before);
  expect(known.open).toHaveLength(1);
});

test('what was claimed, or is with somebody else, is not discarded', () => {
  const claimed = knowing(...told);
  claimed.settle(requestId);
  const left = knowing(...told);
  left.leave(told[0]?.conversationId ?? '');
  expect([claimed.open, left.open, left.isGone(requestId)]).toEqual([[], [], false]);
});
