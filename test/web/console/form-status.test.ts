import { expect, test } from 'vitest';
import { beginForm, endForm, nextForm } from '../../../core/conversation/form-record.ts';
import type { Entry, EntryOf, KeyLoss } from '../../../core/protocol/index.ts';
import { deadlineFor, statusOf } from '../../../web/console/components/forms/form-status.ts';

const requestId = crypto.randomUUID();
const me = { id: crypto.randomUUID(), name: 'Ana' };

const made = <T extends Entry['type']>(type: T, more: object = {}) =>
  ({ type, id: requestId, conversationId: requestId, seq: 1, at: 1, requestId, ...more }) as EntryOf<T>;

const asked = beginForm(
  made('formRequested', { form: { name: 'one-time-code' }, openBy: 10, submitBy: 20 }),
  me,
);
const answered = (masks: object, offTheRecord: string[]) =>
  nextForm(asked, made('formSubmitted', { masks, offTheRecord, expiresAt: 30 }));
const stored = answered({ note: '[provided]' }, []);
const relayed = answered({}, ['code']);

const page = (has: boolean, canRead = true) => ({
  desk: { me },
  hasAnswers: () => has,
  canRead: () => canRead,
});
const own = (form: typeof asked, has = false, canRead = true) => statusOf(form, page(has, canRead), false);
const observed = (form: typeof asked) => statusOf(form, page(false), true);

test('answers are said to be here where they can be shown, and nowhere else', () => {
  expect(own(stored, true)).toBe('The answers are here. They are shown once.');
  expect(own(relayed, true)).toBe('The answers are here. They are shown once.');
  const notYet = 'Answered, but not delivered yet. Nothing of it is stored.';
  expect([own(relayed), observed(relayed)]).toEqual([notYet, notYet]);
  // Another browser of the same agent may be showing them.
  const held = 'The answers are held. Nobody has confirmed seeing them.';
  expect([own(stored, false, false), observed(stored)]).toEqual([held, held]);
  expect([deadlineFor(stored), deadlineFor(relayed)]).toEqual(['held', 'relayed']);
});

test('what was delivered went to the page of the agent, and not to that of who observes', () => {
  const delivered = nextForm(relayed, made('answerDelivered', { field: 'code' }));
  expect(own(delivered)).toMatch(/^Delivered to your page at/);
  expect(observed(delivered)).toMatch(/^Delivered to the agent’s page at/);
});

test('a form that nobody can read any more says why, and that a key is gone only where one is', () => {
  const ends = (form: typeof asked, because: KeyLoss) => own(nextForm(form, made('unreadable', { because })));
  const handedOver = (form: typeof asked) =>
    own(endForm(form, { outcome: 'unreadable', at: 1, because: 'handedOver' }));
  for (const [form, before] of [
    [asked, /^It ended at [^:]*:\d\d(?:\s[AP]M)? before it was answered: /u],
    [stored, /^Destroyed unread at [^:]*:\d\d(?:\s[AP]M)?: /u],
  ] as const) {
    for (const because of ['signedOut', 'keyLost', 'notOpened'] as const)
      expect(ends(form, because)).toMatch(before);
    expect(ends(form, 'signedOut')).toContain('signed out');
    expect(ends(form, 'notOpened')).not.toContain('key');
    expect(handedOver(form)).toMatch(before);
    expect(handedOver(form)).not.toContain('key');
  }
  expect(own(endForm(asked, { outcome: 'ended', at: 1 }))).toContain('before it was answered');
});
