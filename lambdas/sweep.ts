import { sweep } from '../core/domain/sweep/sweep.ts';
import { dynamoConversationLists, dynamoDueForms } from './adapters/dynamo/conversation-lists.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { SweepEnv } from './adapters/env.ts';
import { appendDeps } from './adapters/append-deps.ts';
import { errorName } from './adapters/telemetry.ts';

/** No key: acts for time, every minute, on forms and on conversations that nobody waits in any more. Of the vault it may delete rows by key, and read none. */
const env = SweepEnv.parse(process.env);
const client = documentClient();
const deps = {
  ...appendDeps(client, env, 'sweep'),
  dueForms: dynamoDueForms(client, env.CONVERSATIONS_TABLE_NAME),
  lists: dynamoConversationLists(client, env.CONVERSATIONS_TABLE_NAME),
  absenceMs: Number(env.ABSENCE_MINUTES) * 60_000,
};

/** Fails without the texts of its errors: the platform would log them. */
export const handler = () =>
  sweep(deps).catch((error: unknown) => {
    const causes: unknown[] = error instanceof AggregateError ? error.errors : [error];
    for (const cause of causes) deps.telemetry.error('not swept', { error: errorName(cause) });
    throw new Error('SweepFailed');
  });
