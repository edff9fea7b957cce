import { expect, test } from 'vitest';
import { countForms } from '../../../core/domain/form-events.ts';
import type { FormRequest } from '../../../core/domain/model.ts';
import type { Outcome } from '../../../core/protocol/index.ts';

const form = { name: 'us-ssn', version: 1, hash: 'hash' };
const requested: FormRequest = {
  ...{
    conversationId: 'conversation',
    requestId: 'request',
    revision: 1,
    form,
    openBy: 1,
    submitBy: 2,
    delivered: [],
  },
};
const consent = {
  ...{
    id: 'consent',
    at: 0,
    form,
    privacyVersion: '1',
    privacyLanguage: 'en',
    privacyUrl: 'https://example.com',
    purpose: 'x',
  },
};
const submission = {
  id: 's',
  seq: 3,
  at: 1_000,
  masks: {},
  offTheRecord: ['cvv'],
  consent,
  expiresAt: 9_000,
};
const submitted: FormRequest = { ...requested, openedAt: 5, submission };

/** What is counted of a change, five seconds after the epoch. */
function counted(before: FormRequest | undefined, after: FormRequest): unknown[] {
  const noted: unknown[] = [];
  const meter = {
    count: (metric: string, dimensions: object) => noted.push([metric, dimensions]),
    seconds: (metric: string, value: number, dimensions: object) => noted.push([metric, value, dimensions]),
  };
  countForms(meter, [{ before, after }], 5_000);
  return noted;
}

const event = (name: string) => ['FormEvent', { event: name, form: 'us-ssn' }];

test('a form is counted when it is requested, opened for the first time and submitted', () => {
  expect(counted(undefined, requested)).toEqual([event('requested')]);
  const opened = { ...requested, openedAt: 5 };
  expect(counted(requested, opened)).toEqual([event('opened')]);
  expect(counted(opened, opened)).toEqual([]);
  expect(counted(opened, submitted)).toEqual([event('submitted')]);
});

test.each<Outcome>(['viewed', 'ended', 'expired', 'withdrawn', 'unconfirmed'])(
  'answers that were destroyed are counted by why (%s), with how long they were held',
  (outcome) => {
    expect(counted(submitted, { ...submitted, outcome })).toEqual([
      event(outcome),
      ['HeldSeconds', 4, { event: outcome }],
    ]);
  },
);

test('a form that ends without answers is unanswered, whatever ended it', () => {
  expect(counted(requested, { ...requested, outcome: 'expired' })).toEqual([event('unanswered')]);
});

test('a delivered answer, the end that it brings, and a late confirmation are counted once', () => {
  const delivered: FormRequest = { ...submitted, delivered: ['cvv'], outcome: 'delivered' };
  expect(counted(submitted, delivered)).toEqual([
    event('answerDelivered'),
    event('delivered'),
    ['HeldSeconds', 4, { event: 'delivered' }],
  ]);
  expect(counted(delivered, delivered)).toEqual([]);
  const late: FormRequest = { ...submitted, outcome: 'unconfirmed', confirmedLateAt: 7 };
  expect(counted({ ...submitted, outcome: 'unconfirmed' }, late)).toEqual([event('confirmedLate')]);
  expect(counted(late, late)).toEqual([]);
});
