import { expect, test } from 'vitest';
import type { Entry } from '../../../core/protocol/index.ts';
import { Chronicle } from '../../../web/widget/chat/chronicle.ts';
import { ana, answered, asked, beginning, ben, requestId, says, story } from './story.ts';

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

test('what an agent said stays under its name when another takes over', () => {
  const { items, agentName } = chronicleOf(
    story(
      { type: 'started' },
      { type: 'accepted', agent: ana },
      says('agent', 'one'),
      { type: 'handedOver', agent: ben },
      says('agent', 'two'),
      says('visitor', 'three'),
    ),
  );
  const said = items.filter((item) => item.kind === 'message').map(({ text, name }) => [text, name]);
  expect(said).toEqual([
    ['one', 'Ana'],
    ['two', 'Ben'],
    ['three', undefined],
  ]);
  expect(agentName).toBe('Ben');
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
  expect([form.masks, form.isHeld, form.ended]).toEqual([{ cardholderName: 'A.' }, true, undefined]);
  const { form: viewed } = formIn(...corrected, { type: 'viewed', requestId, by: ana });
  expect([viewed.masks, viewed.ended?.outcome]).toEqual([{ cardholderName: 'A.' }, 'viewed']);
});

test('unread are the agent’s messages and forms, and nothing of the visitor’s own', () => {
  const chronicle = chronicleOf(
    story(
      { type: 'started' },
      { type: 'accepted', agent: ana },
      says('visitor', 'mine'),
      says('agent', 'hers'),
      asked(),
    ),
  );
  expect(chronicle.lastSeq).toBe(5);
  expect([0, 3, 4, 5].map((seq) => chronicle.unreadAfter(seq))).toEqual([2, 2, 1, 0]);
});

test('a form waits until it is answered, and has longer once it has been opened', () => {
  const requested = formIn(asked());
  expect(requested.chronicle.waitingForm).toBe(requested.form);
  expect(requested.form.answerBy).toBe(beginning + 10 * minute);
  const opened = formIn(asked(), { type: 'formOpened', requestId });
  expect(opened.form.answerBy).toBe(beginning + 20 * minute);
  const sent = formIn(asked(), answered({ cardNumber: '•••• 4242' }));
  expect(sent.chronicle.waitingForm).toBeUndefined();
  expect(sent.form.isHeld).toBe(true);
});

test('who asked for a form stays its name after a handover', () => {
  const { form } = formIn({ type: 'accepted', agent: ana }, asked(), { type: 'handedOver', agent: ben });
  expect(form.askedBy).toBe('Ana');
});

test('a confirmation that comes late says who saw it, and leaves when it was destroyed', () => {
  const { form } = formIn(
    asked(),
    answered({ cardNumber: '•••• 4242' }),
    { type: 'unconfirmed', requestId },
    { type: 'viewed', requestId, by: ana },
  );
  expect(form.ended).toEqual({ outcome: 'viewed', at: beginning + 2 * minute });
  expect(form.viewed?.by).toEqual(ana);
});

test('the end of the chat tells for each form what became of it, and undoes nothing that was before', () => {
  const destroyed = [{ requestId, outcome: 'ended' as const }];
  const held = formIn(asked(), answered({ ssn: '•••• 9999' }), { type: 'ended', by: 'visitor', destroyed });
  expect(held.form.ended).toEqual({ outcome: 'ended', at: beginning + 2 * minute });
  const seen = formIn(
    asked(),
    answered({ ssn: '•••• 9999' }),
    { type: 'viewed', requestId, by: ana },
    { type: 'ended', by: 'visitor', destroyed },
  );
  expect(seen.form.ended?.outcome).toBe('viewed');
});

test.each(['signedOut', 'keyLost', 'notOpened'] as const)(
  'a form that nobody can read says why: %s',
  (because) => {
    const { form } = formIn(asked(), answered({ ssn: '[provided]' }), {
      type: 'unreadable',
      requestId,
      because,
    });
    expect(form.ended).toEqual({ outcome: 'unreadable', at: beginning + 2 * minute, because });
    expect(form).toMatchObject({ isWaiting: false, isHeld: false });
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
  expect(handedOver('unreadable').ended).toEqual({ outcome: 'unreadable', at, because: 'handedOver' });
  expect(handedOver('unreadable').askedBy).toBe('Ana');
  expect(handedOver('unconfirmed').ended).toEqual({ outcome: 'unconfirmed', at });
});

test('what is only off the record is done when each answer has been delivered', () => {
  const sent = answered({}, ['pin', 'challengeAnswer']);
  const one = { type: 'answerDelivered', requestId, field: 'pin' } as const;
  const other = { ...one, field: 'challengeAnswer' };
  expect(formIn(asked(), sent, one).form).toMatchObject({ isDelivered: false, isHeld: true });
  expect(formIn(asked(), sent, one, other).form).toMatchObject({ isDelivered: true, isHeld: false });
});

test('an off-the-record answer is taken again until it has arrived, its time is over, or the form is', () => {
  const sent = answered({ cardNumber: '•••• 4242' }, ['cvv']);
  const takes = (now: number, ...more: Parameters<typeof story>) =>
    formIn(asked(), sent, ...more).form.takes('cvv', beginning + now);
  expect(takes(29 * minute)).toBe(true);
  expect(takes(29 * minute, { type: 'viewed', requestId, by: ana })).toBe(true);
  expect(takes(30 * minute)).toBe(false);
  expect(takes(29 * minute, { type: 'answerDelivered', requestId, field: 'cvv' })).toBe(false);
  expect(takes(29 * minute, { type: 'withdrawn', requestId })).toBe(false);
  expect(formIn(asked(), sent).form.takes('cardNumber', beginning)).toBe(false);
});

test('what comes of a form that was never asked for changes nothing', () => {
  const chronicle = chronicleOf(story({ type: 'formOpened', requestId }, { type: 'withdrawn', requestId }));
  expect(chronicle.forms.size).toBe(0);
  expect(chronicle.items).toEqual([]);
});

test('answers that are not sealed are read by whoever has the chat, until they are viewed or delivered', () => {
  const readers = (...told: Parameters<typeof story>) =>
    formIn({ type: 'accepted', agent: ana }, asked(), ...told).form.reader;
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
  expect(form.reader).toBe('Ana');
});
