import { accept } from '../core/domain/conversation/accept.ts';
import { acknowledgeAnswer } from '../core/domain/conversation/acknowledge-answer.ts';
import { confirmViewed } from '../core/domain/conversation/confirm-viewed.ts';
import { correctMasks } from '../core/domain/conversation/correct-masks.ts';
import { discardForm } from '../core/domain/conversation/discard-form.ts';
import { end } from '../core/domain/conversation/end.ts';
import { handOver } from '../core/domain/conversation/hand-over.ts';
import { join } from '../core/domain/conversation/join.ts';
import { openForm } from '../core/domain/conversation/open-form.ts';
import { requestForm } from '../core/domain/conversation/request-form.ts';
import { resume } from '../core/domain/conversation/resume.ts';
import { send } from '../core/domain/conversation/send.ts';
import { signOut } from '../core/domain/conversation/sign-out.ts';
import { start } from '../core/domain/conversation/start.ts';
import { typing } from '../core/domain/conversation/typing.ts';
import { withdraw } from '../core/domain/conversation/withdraw.ts';
import { findForm } from '../forms/index.ts';
import { dynamoConversationLists } from './adapters/dynamo/conversation-lists.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoPresence } from './adapters/dynamo/presence.ts';
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
  findForm,
  verifyRecipient: recipientVerifier(env.BRAND_KEY_FINGERPRINTS.split(',')),
};

export const handler = handle(
  {
    ping: ({ id }) => Promise.resolve({ type: 'pong', id, at: deps.clock() }),
    start: (request, caller) => start(request, caller, deps),
    join: (request, caller) => join(request, caller, deps),
    accept: (request, caller) => accept(request, caller, deps),
    resume: (request, caller) => resume(request, caller, deps),
    send: (request, caller) => send(request, caller, deps),
    typing: (request, caller) => typing(request, caller, deps),
    requestForm: (request, caller) => requestForm(request, caller, deps),
    openForm: (request, caller) => openForm(request, caller, deps),
    acknowledgeAnswer: (request, caller) => acknowledgeAnswer(request, caller, deps),
    correctMasks: (request, caller) => correctMasks(request, caller, deps),
    confirmViewed: (request, caller) => confirmViewed(request, caller, deps),
    discardForm: (request, caller) => discardForm(request, caller, deps),
    withdraw: (request, caller) => withdraw(request, caller, deps),
    handOver: (request, caller) => handOver(request, caller, deps),
    end: (request, caller) => end(request, caller, deps),
    signOut: (request, caller) => signOut(request, caller, deps),
  },
  deps,
);
