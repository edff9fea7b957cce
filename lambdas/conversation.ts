import { conversationVerbs } from '../core/domain/conversation/verbs.ts';
import { findForm } from '../branding/forms.ts';
import { dynamoConversationLists } from './adapters/dynamo/conversation-lists.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoPresence } from './adapters/dynamo/presence.ts';
import { dynamoStarts } from './adapters/dynamo/starts.ts';
import { dynamoTranscript } from './adapters/dynamo/transcript.ts';
import { ConversationEnv } from './adapters/env.ts';
import { handle } from './adapters/handle.ts';
import { recipientVerifier } from './adapters/recipient-verifier.ts';
import { appendDeps } from './adapters/append-deps.ts';

/** No key: everything of a conversation but its answers. Of the vault it may delete rows by key, and read none. */
const env = ConversationEnv.parse(process.env);
const client = documentClient();
const deps = {
  ...appendDeps(client, env, 'conversation'),
  lists: dynamoConversationLists(client, env.CONVERSATIONS_TABLE_NAME),
  transcript: dynamoTranscript(client, env.TRANSCRIPT_TABLE_NAME),
  presence: dynamoPresence(client, env.CONNECTIONS_TABLE_NAME),
  starts: dynamoStarts(client, env.CONVERSATIONS_TABLE_NAME),
  waitingPerClient: Number(env.WAITING_PER_CLIENT),
  findForm,
  verifyRecipient: recipientVerifier(env.BRAND_KEY_FINGERPRINTS.split(',')),
};

export const handler = handle(conversationVerbs, deps);
