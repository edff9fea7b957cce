import { expect, test } from 'vitest';
import { SealformError } from '../../../core/errors.ts';
import { parseRequest } from '../../../core/protocol/parse-request.ts';
import { requests } from '../../../core/protocol/requests.ts';

const id = 'a1b2c3d4-0000-4000-8000-000000000000';

function refusalOf(message: object): unknown {
  try {
    parseRequest(JSON.stringify(message), requests);
    return 'accepted';
  } catch (error) {
    return error instanceof SealformError ? [error.code, error.details.path] : error;
  }
}

const wrong: readonly [what: string, message: object, path: string][] = [
  ['readAudit', { conversationId: id, after: { at: 'noon', id } }, 'after.at'],
  ['readAudit', { conversationId: id, after: { at: 1, id: 'x' } }, 'after.id'],
  [
    'requestForm',
    { conversationId: id, form: 'f', recipient: { certificate: 1, brandKey: '' } },
    'recipient.certificate',
  ],
  [
    'submitForm',
    { conversationId: id, requestId: id, formHash: '0'.repeat(64), consent: { given: 'yes' } },
    'consent.given',
  ],
  [
    'submitForm',
    { conversationId: id, requestId: id, formHash: '0'.repeat(64), sealed: { masks: 1 } },
    'sealed.masks',
  ],
  ['resume', { conversationId: id, afterSeq: -1 }, 'afterSeq'],
];

test.each(wrong)('a %s that is wrong inside is refused with the path to the fault', (type, message, path) => {
  expect(refusalOf({ type, id, ...message })).toEqual(['ERR_BAD_REQUEST', path]);
});

test('a name that came from outside is not repeated in a path', () => {
  const answers = { '4242424242424242': 1 };
  const message = { conversationId: id, requestId: id, formHash: '0'.repeat(64), answers };
  expect(refusalOf({ type: 'submitForm', id, ...message })).toEqual(['ERR_BAD_REQUEST', 'answers.*']);
});
