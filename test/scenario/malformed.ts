import { randomUUID } from 'node:crypto';

/** A message that is wrong in one way, with a planted value where it is wrong. */
export interface Malformed {
  readonly title: string;
  readonly make: (planted: { canary: string; conversationId: string }) => string;
  /** What the refusal has to name. */
  readonly path: string;
  /** @default 'visitor' */
  readonly from?: 'visitor' | 'agent';
}

type Message = Readonly<Record<string, unknown>>;
type Make = (canary: string) => Message;

/** A whole message with one part of it spoilt. */
function spoilt(title: string, path: string, valid: Message, make: Make, from?: 'agent'): Malformed {
  return {
    title,
    path,
    make: ({ canary, conversationId }) =>
      JSON.stringify({ id: randomUUID(), conversationId, ...valid, ...make(canary) }),
    ...(from && { from }),
  };
}

const send = { type: 'send', text: 'hello' };
const submit = {
  type: 'submitForm',
  requestId: randomUUID(),
  formHash: '0'.repeat(64),
  consent: { given: true, privacyVersion: '2026-11-01', privacyLanguage: 'en' },
  answers: {},
};
const relay = { type: 'relayAnswer', requestId: randomUUID(), field: 'cvv', answer: '1' };

const notAMessage: Malformed[] = [
  { title: 'text that is not JSON', path: '', make: ({ canary }) => `{"type":"send","text":"${canary}` },
  { title: 'nothing at all', path: '', make: () => '' },
  { title: 'a text by itself', path: 'type', make: ({ canary }) => JSON.stringify(canary) },
  { title: 'null', path: 'type', make: () => 'null' },
  { title: 'a list', path: 'type', make: ({ canary }) => JSON.stringify([canary]) },
];

const wrongTypes: Malformed[] = [
  spoilt('a message without a type', 'type', {}, (text) => ({ text })),
  spoilt('an unknown type', 'type', send, (type) => ({ type })),
  spoilt('a type that is no text', 'type', send, (canary) => ({ type: { [canary]: canary } })),
  spoilt('a type that every object has', 'type', { type: 'constructor' }, (text) => ({ text })),
  spoilt('a type that is a prototype', 'type', { type: '__proto__' }, (text) => ({ text })),
  spoilt('a route of the gateway as a type', 'type', { type: '$connect' }, (text) => ({ text })),
];

const wrongIds: Malformed[] = [
  spoilt('an id that is no UUID', 'id', send, (id) => ({ id })),
  spoilt('an id that is a number', 'id', send, (text) => ({ id: 7, text })),
  spoilt("a conversation's id that is no UUID", 'conversationId', send, (canary) => ({
    conversationId: canary,
  })),
  spoilt("a request's id that is no UUID", 'requestId', submit, (requestId) => ({ requestId })),
  spoilt("an agent's id that is no UUID", 'to', { type: 'handOver' }, (to) => ({ to }), 'agent'),
  spoilt(
    "a claim's id that is no UUID",
    'claimId',
    { type: 'confirmViewed', requestId: randomUUID() },
    (claimId) => ({ claimId }),
    'agent',
  ),
];

const halves: Malformed[] = [
  spoilt('a text with half a surrogate pair', 'text', send, (canary) => ({ text: `${canary}\ud83d` })),
  spoilt('a text with the halves the wrong way round', 'text', send, (canary) => ({
    text: `\ude00\ud83d${canary}`,
  })),
  spoilt(
    "an agent's text with half a surrogate pair",
    'text',
    send,
    (canary) => ({ text: `${canary}\ud83d` }),
    'agent',
  ),
  spoilt('an answer with half a surrogate pair', 'answers.*', submit, (canary) => ({
    answers: { cvv: `${canary}\ud83d` },
  })),
  spoilt('a name of an answer with half a surrogate pair', 'answers.*', submit, (canary) => ({
    answers: { [`${canary}\ud83d`]: 'x' },
  })),
  spoilt('a mask with half a surrogate pair', 'sealed.masks.*', submit, (canary) => ({
    answers: undefined,
    sealed: { masks: { cvv: `${canary}\ud83d` } },
  })),
  spoilt('an off-the-record answer with half a surrogate pair', 'answer', relay, (canary) => ({
    answer: `${canary}\ud83d`,
  })),
  spoilt('a version of the text with half a surrogate pair', 'consent.privacyVersion', submit, (canary) => ({
    consent: { given: true, privacyVersion: `${canary}\ud83d` },
  })),
];

const wrongKinds: Malformed[] = [
  spoilt('a number said to be not of an unknown kind', 'isNot.*', send, (canary) => ({ isNot: [canary] })),
  spoilt('a number said to be not of a kind that is text', 'isNot', send, (isNot) => ({ isNot })),
  spoilt('a number said to be of no kind at all', 'isNot', send, () => ({ isNot: [] })),
  spoilt('a number said twice to be not of a kind', 'isNot', send, () => ({ isNot: ['ssn', 'ssn'] })),
  spoilt('a number said to be not of kind after kind', 'isNot', send, () => ({
    isNot: Array.from({ length: 1_000 }, () => 'cardNumber'),
  })),
  spoilt(
    "an agent's number said to be not of an unknown kind",
    'isNot.*',
    send,
    (canary) => ({ isNot: [canary] }),
    'agent',
  ),
];

const longOrBlank: Malformed[] = [
  spoilt('a text of 4,002 UTF-16 units and 2,001 code points', 'text', send, (canary) => ({
    text: '😀'.repeat(1993) + canary,
  })),
  spoilt('an answer of 4,002 UTF-16 units', 'answer', relay, (canary) => ({
    answer: '😀'.repeat(1993) + canary,
  })),
  spoilt('a text of nothing visible', 'text', send, () => ({ text: ' \u200b\u202e\ufe0f' })),
  spoilt("an agent's text of nothing visible", 'text', send, () => ({ text: '\n\u00ad' }), 'agent'),
];

const wrongShapes: Malformed[] = [
  spoilt('a member that does not belong', '', send, (canary) => ({ [canary]: canary })),
  spoilt('a message without its text', 'text', { type: 'send' }, () => ({})),
  spoilt('a text that is an object', 'text', send, (canary) => ({ text: { [canary]: canary } })),
  spoilt('a text over 4,000 characters', 'text', send, (canary) => ({ text: canary.repeat(251) })),
  spoilt('a number of an entry that is text', 'afterSeq', { type: 'resume' }, (afterSeq) => ({ afterSeq })),
  spoilt('a hash that is none', 'formHash', submit, (formHash) => ({ formHash })),
  spoilt('a list of answers', 'answers', submit, (canary) => ({ answers: [canary] })),
  spoilt('an answer that is an object', 'answers.*', submit, (canary) => ({
    answers: { cvv: { [canary]: canary } },
  })),
  spoilt('an answer over 4,000 characters', 'answers.*', submit, (canary) => ({
    answers: { cvv: canary.repeat(251) },
  })),
  spoilt('a value as the name of an answer', 'answers.*', submit, (canary) => ({ answers: { [canary]: 7 } })),
  spoilt('a value with spaces as the name of an answer', 'answers.*', submit, (canary) => ({
    answers: { [`${canary} 1`]: 'x' },
  })),
  spoilt('a consent that is text', 'consent.given', submit, (given) => ({
    consent: { given, privacyVersion: '2026-11-01', privacyLanguage: 'en' },
  })),
  spoilt('a consent with a member that does not belong', 'consent', submit, (canary) => ({
    consent: { given: true, privacyVersion: '2026-11-01', privacyLanguage: 'en', [canary]: true },
  })),
  spoilt('a version of the text over 40 characters', 'consent.privacyVersion', submit, (canary) => ({
    consent: { given: true, privacyVersion: canary.repeat(3), privacyLanguage: 'en' },
  })),
  spoilt('a language of the text over 35 characters', 'consent.privacyLanguage', submit, (canary) => ({
    consent: { given: true, privacyVersion: '2026-11-01', privacyLanguage: canary.repeat(3) },
  })),
  spoilt('a name of a field that is none', 'field', relay, (canary) => ({ field: `${canary} 1` })),
  spoilt('an off-the-record answer that is a number', 'answer', relay, (canary) => ({
    answer: { [canary]: 1 },
  })),
  spoilt(
    'a name of a form that is none',
    'form',
    { type: 'requestForm' },
    (canary) => ({ form: `${canary} 1` }),
    'agent',
  ),
];

export const malformed: readonly Malformed[] = [
  ...notAMessage,
  ...wrongTypes,
  ...wrongIds,
  ...wrongShapes,
  ...wrongKinds,
  ...halves,
  ...longOrBlank,
];
