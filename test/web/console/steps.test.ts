import { expect, test } from 'vitest';
import { Chronicle } from '../../../core/conversation/chronicle.ts';
import { stepsOf } from '../../../web/console/components/forms/steps.ts';
import { forms } from '../../../web/console/messages/en/forms.ts';
import { ana, answered, asked, requestId, story } from '../widget/story.ts';

const opened = { type: 'formOpened', requestId } as const;

/** The steps of a form that was asked for, and of which this was told since. */
function steps(...told: Parameters<typeof story>) {
  const chronicle = new Chronicle();
  for (const entry of story(asked(), ...told)) chronicle.add(entry);
  const form = chronicle.forms.get(requestId);
  return form ? stepsOf(form) : [];
}

const named = (...told: Parameters<typeof story>) =>
  steps(...told).map(({ name, state }) => `${name} ${state}`);

test('a form is requested, opened, held, viewed', () => {
  const card = answered({ cardNumber: '•••• 4242' }, ['cvv']);
  expect(named()).toEqual(['requested done', 'opened now', 'submitted ahead', 'viewed ahead']);
  expect(named(opened)).toEqual(['requested done', 'opened done', 'submitted now', 'viewed ahead']);
  expect(named(opened, card)).toEqual(['requested done', 'opened done', 'submitted done', 'viewed now']);
  expect(named(opened, card, { type: 'viewed', requestId, by: ana })).toEqual([
    'requested done',
    'opened done',
    'submitted done',
    'viewed done',
  ]);
});

test('a form without stored answers is done with its last delivery', () => {
  const both = [opened, answered({}, ['answer', 'pin'])] as const;
  const one = { type: 'answerDelivered', requestId, field: 'answer' } as const;
  expect(named(...both, one).at(-1)).toBe('viewed now');
  expect(named(...both, one, { ...one, field: 'pin' }).at(-1)).toBe('delivered done');
});

test.each(['withdrawn', 'expired', 'unconfirmed', 'unreadable'] as const)(
  'a form that nobody opened and that is %s ends in a cross of that name',
  (type) => {
    const end = { type, requestId, what: 'request', because: 'keyLost' } as Parameters<typeof story>[number];
    expect(named(end)).toEqual(['requested done', 'opened missed', 'submitted missed', `${type} failed`]);
  },
);

test('answers that are withdrawn end in a cross behind the steps that were done', () => {
  const withdrawn = named(opened, answered({ note: '••••' }), { type: 'withdrawn', requestId });
  expect(withdrawn).toEqual(['requested done', 'opened done', 'submitted done', 'withdrawn failed']);
});

test('a confirmation that came late is a view', () => {
  const view = { type: 'viewed', requestId, by: ana } as const;
  const late = named(opened, answered({ note: '••••' }), { type: 'unconfirmed', requestId }, view);
  expect(late.at(-1)).toBe('viewed done');
});

test('a form that ended with its chat ends in a cross, and every step has a name and a state to be read', () => {
  const ended = steps(opened, { type: 'ended', by: 'visitor', destroyed: [] });
  const { steps: names, stepStates } = forms.form;
  expect(ended.map(({ name, state }) => `${names[name]}: ${stepStates[state]}`)).toEqual([
    'Sent: done',
    'Opened: done',
    'Answered: did not happen',
    'Chat ended: ended here',
  ]);
});
