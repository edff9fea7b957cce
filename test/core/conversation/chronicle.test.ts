import { expect, test } from 'vitest';
import { Chronicle } from '../../../core/conversation/chronicle.ts';
import { isDelivered } from '../../../core/conversation/form-record.ts';
import {
  answerBy,
  canReveal,
  dueAt,
  isGone,
  isHeld,
  isViewedLate,
  isWaiting,
  outcomeOf,
  stageOf,
  takesAnswer,
} from '../../../core/conversation/standing.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { ana, answered, asked, beginning, ben, requestId, says, story } from '../../web/widget/story.ts';

const minute = 60_000;

function chronicleOf(entries: readonly Entry[]): Chronicle {
  const chronicle = new Chronicle();
  for (const entry of entries) chronicle.add(entry);
  return chronicle;
}

/** A chronicle and the one form in it. */
function formIn(...told: Parameters<typeof story>) {
  const chronicle = chronicleOf(story(...told));
  const form = chronicle.forms.get(requestId);
  if (!form) throw new Error('no form was asked for');
  return { chronicle, form };
}

test('what an agent said or did is that agent’s, whoever has the chat now', () => {
  const chronicle = new Chronicle();
  const lines = story(
    { type: 'started' },
    { type: 'accepted', agent: ana },
    says('agent', 'one'),
    { type: 'handedOver' },
    says('visitor', 'two'),
    { type: 'accepted', agent: ben },
    says('agent', 'three'),
    { type: 'ended', by: 'agent', destroyed: [] },
  ).map((entry) => chronicle.add(entry));
  expect(lines.map(({ entry, agent }) => [entry.seq, entry.type, agent?.name])).toEqual([
    [1, 'started', undefined],
    [2, 'accepted', undefined],
    [3, 'messageSent', 'Ana'],
    [4, 'handedOver', 'Ana'],
    [5, 'messageSent', undefined],
    [6, 'accepted', undefined],
    [7, 'messageSent', 'Ben'],
    [8, 'ended', 'Ben'],
  ]);
  expect(chronicle.agent).toEqual(ben);
});

test('whether somebody answers follows from who came and went', () => {
  const entries = story(
    { type: 'started' },
    { type: 'accepted', agent: ana },
    { type: 'handedOver' },
    { type: 'handedOver', agent: ben },
    { type: 'ended', by: 'agent', destroyed: [] },
  );
  const phases = entries.map((_, index) => chronicleOf(entries.slice(0, index + 1)).phase);
  expect([new Chronicle().phase, ...phases]).toEqual(['new', 'waiting', 'open', 'waiting', 'open', 'ended']);
});

test('masks that the agent’s browser has corrected are shown from then on, and end nothing', () => {
  const corrected = [
    asked(),
    answered({ cardholderName: 'A. L.' }, ['cvv']),
    { type: 'masksCorrected', requestId, masks: { cardholderName: 'A.' } } as const,
  ];
  const { form } = formIn(...corrected);
  expect([form.masks, isHeld(form), form.end]).toEqual([{ cardholderName: 'A.' }, true, undefined]);
  expect(form.submission?.masks).toEqual({ cardholderName: 'A. L.' });
  const { form: viewed } = formIn(...corrected, { type: 'viewed', requestId, by: ana });
  expect([viewed.masks, viewed.end?.outcome]).toEqual([{ cardholderName: 'A.' }, 'viewed']);
});

test('a form waits until it is answered, and each step has its limit', () => {
  const requested = formIn(asked());
  expect([isWaiting(requested.form), stageOf(requested.form)]).toEqual([true, 'requested']);
  expect(requested.chronicle.openForms).toEqual([requested.form]);
  expect([answerBy(requested.form), dueAt(requested.form)]).toEqual(Array(2).fill(beginning + 10 * minute));
  const { form: opened } = formIn(asked(), { type: 'formOpened', requestId });
  expect([isWaiting(opened), stageOf(opened)]).toEqual([true, 'opened']);
  expect([answerBy(opened), dueAt(opened)]).toEqual(Array(2).fill(beginning + 20 * minute));
  const { form: sent } = formIn(asked(), answered({ cardNumber: '•••• 4242' }));
  expect([isWaiting(sent), stageOf(sent), isHeld(sent), canReveal(sent)]).toEqual([
    false,
    'held',
    true,
    true,
  ]);
  expect(dueAt(sent)).toBe(beginning + 30 * minute);
  const over = formIn(asked(), { type: 'withdrawn', requestId });
  expect([isWaiting(over.form), stageOf(over.form), dueAt(over.form)]).toEqual([false, 'over', undefined]);
  expect(over.chronicle.openForms).toEqual([]);
});

test('a form that is opened again, as after a reload, was opened the first time', () => {
  const opened = { type: 'formOpened', requestId } as const;
  expect(formIn(asked(), opened, opened).form.openedAt).toBe(beginning + minute);
});

test('what an id asked for first it asks for', () => {
  const { form, chronicle } = formIn(asked(), { type: 'formOpened', requestId }, asked('us-ssn'));
  expect([form.request.form.name, stageOf(form), chronicle.forms.size]).toEqual([
    'payment-card',
    'opened',
    1,
  ]);
});

test('who asked for a form stays its name after a handover', () => {
  const { form } = formIn({ type: 'accepted', agent: ana }, asked(), { type: 'handedOver', agent: ben });
  expect(form.askedBy).toEqual(ana);
});

test('a confirmation that comes late says who saw it, and leaves when it was destroyed and how', () => {
  const { form } = formIn(
    asked(),
    answered({ cardNumber: '•••• 4242' }),
    { type: 'unconfirmed', requestId },
    { type: 'viewed', requestId, by: ana },
  );
  expect(form.end).toEqual({ outcome: 'unconfirmed', at: beginning + 2 * minute });
  expect([outcomeOf(form), isViewedLate(form), form.viewed?.by]).toEqual(['viewed', true, ana]);
  expect(isGone(form)).toBe(true);
  const { form: inTime } = formIn(asked(), answered({ ssn: '[provided]' }), {
    type: 'viewed',
    requestId,
    by: ana,
  });
  expect([outcomeOf(inTime), isViewedLate(inTime), isGone(inTime)]).toEqual(['viewed', false, false]);
});

test('the end of the chat tells for each form what became of it, and undoes nothing that was before', () => {
  const destroyed = [{ requestId, outcome: 'ended' as const }];
  const held = formIn(asked(), answered({ ssn: '•••• 9999' }), { type: 'ended', by: 'visitor', destroyed });
  expect(held.form.end).toEqual({ outcome: 'ended', at: beginning + 2 * minute });
  const seen = formIn(
    asked(),
    answered({ ssn: '•••• 9999' }),
    { type: 'viewed', requestId, by: ana },
    { type: 'ended', by: 'visitor', destroyed },
  );
  expect(seen.form.end?.outcome).toBe('viewed');
});

test('a form that was open when the chat ended is over, also where the end does not name it', () => {
  const { form, chronicle } = formIn(asked(), { type: 'ended', by: 'visitor', destroyed: [] });
  expect([form.end, chronicle.openForms]).toEqual([{ outcome: 'ended', at: beginning + minute }, []]);
});

test.each(['withdrawn', 'expired', 'unconfirmed'] as const)(
  'a form is over once it is %s, and stays so',
  (type) => {
    const { form } = formIn(
      asked(),
      answered({ ssn: '[provided]' }),
      { type, requestId, what: 'answers' } as never,
      { type: 'withdrawn', requestId },
    );
    expect(form.end).toEqual({ outcome: type, at: beginning + 2 * minute });
  },
);

test.each(['signedOut', 'keyLost', 'notOpened'] as const)(
  'a form that nobody can read says why: %s',
  (because) => {
    const { form } = formIn(asked(), answered({ ssn: '[provided]' }), {
      type: 'unreadable',
      requestId,
      because,
    });
    expect(form.end).toEqual({ outcome: 'unreadable', at: beginning + 2 * minute, because });
    expect([isWaiting(form), isHeld(form), canReveal(form)]).toEqual([false, false, false]);
  },
);

test('a hand-over tells what it destroyed, and that it did; what may have been seen it says no less', () => {
  const handedOver = (outcome: 'unreadable' | 'unconfirmed') =>
    formIn({ type: 'accepted', agent: ana }, asked(), answered({ ssn: '[provided]' }), {
      type: 'handedOver',
      agent: ben,
      destroyed: [{ requestId, outcome }],
    }).form;
  const at = beginning + 3 * minute;
  expect(handedOver('unreadable').end).toEqual({ outcome: 'unreadable', at, because: 'handedOver' });
  expect(handedOver('unreadable').askedBy).toEqual(ana);
  expect(handedOver('unconfirmed').end).toEqual({ outcome: 'unconfirmed', at });
});

test('what is only off the record is done when each answer has been delivered', () => {
  const sent = answered({}, ['pin', 'challengeAnswer']);
  const one = { type: 'answerDelivered', requestId, field: 'pin' } as const;
  const other = { ...one, field: 'challengeAnswer' };
  const { form } = formIn(asked(), sent, one);
  expect([isDelivered(form), isHeld(form), canReveal(form), form.end]).toEqual([
    false,
    true,
    false,
    undefined,
  ]);
  const { form: done } = formIn(asked(), sent, one, other);
  expect([isDelivered(done), isHeld(done)]).toEqual([true, false]);
  expect(done.end).toEqual({ outcome: 'delivered', at: beginning + 3 * minute });
});

test('an off-the-record answer is taken again until it has arrived, its time is over, or the form is', () => {
  const sent = answered({ cardNumber: '•••• 4242' }, ['cvv']);
  const takes = (now: number, ...more: Parameters<typeof story>) =>
    takesAnswer(formIn(asked(), sent, ...more).form, 'cvv', beginning + now);
  expect(takes(29 * minute)).toBe(true);
  expect(takes(29 * minute, { type: 'viewed', requestId, by: ana })).toBe(true);
  expect(takes(30 * minute)).toBe(false);
  expect(takes(29 * minute, { type: 'answerDelivered', requestId, field: 'cvv' })).toBe(false);
  expect(takes(29 * minute, { type: 'withdrawn', requestId })).toBe(false);
  expect(takesAnswer(formIn(asked(), sent).form, 'cardNumber', beginning)).toBe(false);
});

test('what comes of a form that was never asked for changes nothing', () => {
  const chronicle = chronicleOf(story({ type: 'formOpened', requestId }, { type: 'withdrawn', requestId }));
  expect([chronicle.forms.size, chronicle.lastSeq]).toEqual([0, 2]);
});

test('answers that are not sealed are read by whoever has the chat, until they are viewed or delivered', () => {
  const readers = (...told: Parameters<typeof story>) =>
    formIn({ type: 'accepted', agent: ana }, asked(), ...told).form.reader?.name;
  const passed = { type: 'handedOver', agent: ben } as const;
  expect(readers(passed)).toBe('Ben');
  expect(readers({ type: 'handedOver' })).toBeUndefined();
  expect(readers({ type: 'handedOver' }, { type: 'accepted', agent: ben })).toBe('Ben');
  expect(readers(answered({}, ['cvv']), passed)).toBe('Ben');
  const delivered = { type: 'answerDelivered', requestId, field: 'cvv' } as const;
  expect(readers(answered({}, ['cvv']), delivered, passed)).toBe('Ana');
  expect(readers(answered({ note: '[provided]' }), { type: 'viewed', requestId, by: ana }, passed)).toBe(
    'Ana',
  );
});

test('a sealed form stays that of who asked for it', () => {
  const recipient = { certificate: 'A', brandKey: 'B' };
  const { form } = formIn(
    { type: 'accepted', agent: ana },
    { ...asked(), recipient },
    { type: 'handedOver', agent: ben },
  );
  expect(form.reader).toEqual(ana);
});
