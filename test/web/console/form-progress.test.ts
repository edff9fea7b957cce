import { expect, test } from 'vitest';
import type { Entry, EntryOf } from '../../../core/protocol/index.ts';
import { forms } from '../../../web/console/messages/en/forms.ts';
import { stepsOf } from '../../../web/console/components/forms/steps.ts';
import {
  advance,
  beginProgress,
  canReveal,
  deadlineOf,
  endProgress,
  type FormProgress,
} from '../../../web/console/work/form-progress.ts';

type FormEntry = Extract<Entry, { requestId: string }>;

const requestId = crypto.randomUUID();
const by = { id: crypto.randomUUID(), name: 'Ana' };

const made = <T extends Entry['type']>(type: T, at: number, more: object = {}) =>
  ({ type, id: requestId, conversationId: requestId, seq: at, at, requestId, ...more }) as EntryOf<T>;

const form = { name: 'payment-card', version: 1, hash: '0'.repeat(64) };
const requested = made('formRequested', 1, { form, openBy: 100, submitBy: 200 });
const opened = made('formOpened', 2);
const submitted = (masks: Record<string, string>, offTheRecord: string[]) =>
  made('formSubmitted', 3, { masks, offTheRecord, expiresAt: 300 });

const after = (...entries: FormEntry[]): FormProgress => entries.reduce(advance, beginProgress(requested));
const steps = (progress: FormProgress) => stepsOf(progress).map(({ name, state }) => `${name} ${state}`);

test('masks that the agent’s browser has corrected take the place of those of the submission, and change nothing else', () => {
  const card = submitted({ cardholderName: 'A. L.' }, ['cvv']);
  const corrected = after(opened, card, made('masksCorrected', 4, { masks: { cardholderName: 'A.' } }));
  expect(corrected).toEqual({ ...after(opened, card), masks: { cardholderName: 'A.' } });
  const viewed = after(
    opened,
    card,
    made('masksCorrected', 4, { masks: { cardholderName: 'A.' } }),
    made('viewed', 5, { by }),
  );
  expect(viewed).toMatchObject({ outcome: 'viewed', masks: { cardholderName: 'A.' } });
});

test('a form is requested, opened, held, viewed; each step has its limit', () => {
  const card = submitted({ cardNumber: '•••• 4242' }, ['cvv']);
  expect(deadlineOf(after())).toBe(100);
  expect(steps(after())).toEqual(['requested done', 'opened now', 'submitted ahead', 'viewed ahead']);
  expect(deadlineOf(after(opened))).toBe(200);
  expect([deadlineOf(after(opened, card)), canReveal(after(opened, card))]).toEqual([300, true]);
  const viewed = after(opened, card, made('answerDelivered', 4, { field: 'cvv' }), made('viewed', 5, { by }));
  expect(viewed).toMatchObject({
    stage: 'over',
    outcome: 'viewed',
    viewedBy: by,
    delivered: ['cvv'],
    overAt: 5,
  });
  expect([deadlineOf(viewed), canReveal(viewed)]).toEqual([undefined, false]);
  expect(steps(viewed)).toEqual(['requested done', 'opened done', 'submitted done', 'viewed done']);
});

test('a form without stored answers is done with its last delivery', () => {
  const both = after(opened, submitted({}, ['answer', 'pin']));
  const one = advance(both, made('answerDelivered', 4, { field: 'answer' }));
  expect(one.stage).toBe('held');
  const done = advance(one, made('answerDelivered', 5, { field: 'pin' }));
  expect(done).toMatchObject({ stage: 'over', outcome: 'delivered' });
  expect(steps(done).at(-1)).toBe('delivered done');
});

test.each(['withdrawn', 'expired', 'unconfirmed', 'unreadable'] as const)(
  'a form that nobody opened and that is %s ends in a cross of that name',
  (type) => {
    const over = after(made(type, 9, { what: 'request' }));
    expect(over).toMatchObject({ stage: 'over', outcome: type, overAt: 9 });
    expect(steps(over)).toEqual(['requested done', 'opened missed', 'submitted missed', `${type} failed`]);
  },
);

test('answers that are withdrawn end in a cross behind the steps that were done', () => {
  const withdrawn = after(opened, submitted({ a: '••••' }, []), made('withdrawn', 9));
  expect(steps(withdrawn)).toEqual(['requested done', 'opened done', 'submitted done', 'withdrawn failed']);
});

test('a form that ended with its chat ends in a cross, and every step has a name and a state to be read', () => {
  const ended = endProgress(after(opened), made('ended', 7, { by: 'visitor', destroyed: [] }));
  expect(steps(ended)).toEqual(['requested done', 'opened done', 'submitted missed', 'chatEnded failed']);
  const { steps: names, stepStates } = forms.form;
  const spoken = stepsOf(ended).map(({ name, state }) => `${names[name]}: ${stepStates[state]}`);
  expect(spoken).toEqual([
    'Sent: done',
    'Opened: done',
    'Answered: did not happen',
    'Chat ended: ended here',
  ]);
});

test('a confirmation that came late is a view, at the time at which the answers went', () => {
  const late = after(submitted({ a: '••••' }, []), made('unconfirmed', 8), made('viewed', 9, { by }));
  expect(late).toMatchObject({ outcome: 'viewed', overAt: 8 });
});

test('the end of the chat says what became of each form that was open', () => {
  const destroyed = [{ requestId, outcome: 'unconfirmed' as const }];
  const ended = made('ended', 7, { by: 'visitor', destroyed });
  expect(endProgress(after(opened), ended)).toMatchObject({ outcome: 'unconfirmed', overAt: 7 });
  expect(endProgress(after(opened), { ...ended, destroyed: [] })).toMatchObject({ outcome: 'ended' });
  const before = after(made('withdrawn', 6));
  expect(endProgress(before, ended)).toBe(before);
});
