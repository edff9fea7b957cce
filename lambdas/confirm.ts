import { confirmViewed } from '../core/domain/conversation/form/confirm-viewed.ts';
import { discardForm } from '../core/domain/conversation/form/discard-form.ts';
import type { Verbs } from '../core/domain/verbs.ts';
import type { RequestTo } from '../core/protocol/requests.ts';
import { appendDeps } from './adapters/append-deps.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoTranscript } from './adapters/dynamo/transcript.ts';
import { ConfirmEnv } from './adapters/env.ts';
import { handle } from './adapters/handle.ts';

/** No key: destroys the answers of one form, which an agent has seen or cannot open. Of the vault it may delete rows by key. */
const env = ConfirmEnv.parse(process.env);
const client = documentClient();
const deps = {
  ...appendDeps(client, env, 'confirm'),
  transcript: dynamoTranscript(client, env.TRANSCRIPT_TABLE_NAME),
};

const verbs: Verbs<RequestTo<'confirm'>, typeof deps> = { confirmViewed, discardForm };

export const handler = handle(verbs, deps);
