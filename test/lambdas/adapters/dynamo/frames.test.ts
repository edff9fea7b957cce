import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { dynamoTranscript } from '../../../../lambdas/adapters/dynamo/transcript.ts';
import { standIn } from '../../../smoke/aws/stand-in.ts';

const dynamo = standIn(DynamoDBDocumentClient);
const transcript = dynamoTranscript(dynamo as unknown as DynamoDBDocumentClient, 'Transcript');
const conversationId = randomUUID();

/** What is read of a transcript whose entries have so many bytes each. */
async function readOf(...sizes: number[]) {
  const entries = sizes.map((bytes, index) => {
    const entry = { conversationId, seq: index + 1, text: '' };
    const left = bytes - JSON.stringify(entry).length;
    // Of two bytes each in UTF-8.
    return { ...entry, text: `${'é'.repeat(Math.floor(left / 2))}${'e'.repeat(left % 2)}` };
  });
  dynamo.on(QueryCommand).resolves({ Items: entries.map((entry) => ({ ...entry, ttl: 1 })) });
  const page = await transcript.after(conversationId, 0);
  return { seqs: page.entries.map(({ seq }) => seq), more: page.more };
}

test('a page of a transcript is 24 KiB of UTF-8 at most, and says when others are behind it', async () => {
  expect(await readOf(12_288, 12_288)).toEqual({ seqs: [1, 2], more: false });
  expect(await readOf(12_288, 12_289, 200)).toEqual({ seqs: [1], more: true });
});

test('an entry that is larger than a page is a page of its own', async () => {
  expect(await readOf(24_577)).toEqual({ seqs: [1], more: false });
  expect(await readOf(24_577, 200)).toEqual({ seqs: [1], more: true });
});

test('a page that DynamoDB cuts short says that others are behind it', async () => {
  const LastEvaluatedKey = { conversationId, seq: 1 };
  dynamo.on(QueryCommand).resolves({ Items: [{ conversationId, seq: 1 }], LastEvaluatedKey });
  expect(await transcript.after(conversationId, 0)).toMatchObject({ entries: [{ seq: 1 }], more: true });
});
