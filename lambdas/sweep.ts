import { sweep } from '../core/domain/sweep.ts';
import { dynamoDueForms } from './adapters/dynamo/conversation-lists.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { SweepEnv } from './adapters/env.ts';
import { appendDeps } from './adapters/append-deps.ts';

/** No key: acts for time, every minute. Of the vault it may delete rows by key, and read none. */
const env = SweepEnv.parse(process.env);
const client = documentClient();
const deps = { ...appendDeps(client, env), dueForms: dynamoDueForms(client, env.CONVERSATIONS_TABLE_NAME) };

export const handler = () => sweep(deps);
