import { listConversations } from '../core/domain/oversight/list-conversations.ts';
import { observe } from '../core/domain/oversight/observe.ts';
import { readAudit } from '../core/domain/oversight/read-audit.ts';
import { Manners } from '../core/domain/limits/manners.ts';
import type { Verbs } from '../core/domain/verbs.ts';
import type { RequestTo } from '../core/protocol/requests.ts';
import { auditTable, dynamoAuditTrail } from './adapters/dynamo/audit/audit.ts';
import { dynamoAuditReader } from './adapters/dynamo/audit/audit-reader.ts';
import { dynamoConversationLists } from './adapters/dynamo/conversation-lists.ts';
import { dynamoConversationReader } from './adapters/dynamo/conversations.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoTranscript } from './adapters/dynamo/transcript.ts';
import { OverseeEnv } from './adapters/env.ts';
import { handle } from './adapters/handle.ts';
import { serverClock } from './adapters/server-clock.ts';
import { apiGatewaySockets } from './adapters/sockets.ts';
import { telemetry } from './adapters/telemetry.ts';

/** Read only, for supervisors and auditors: no vault, no key, no socket; of the audit trail it may add who looked. */
const env = OverseeEnv.parse(process.env);
const client = documentClient();
const said = telemetry('oversee', env.METRICS_NAMESPACE);
const deps = {
  ...serverClock,
  telemetry: said,
  manners: new Manners(serverClock.clock),
  closer: apiGatewaySockets(env.SOCKETS_URL, said),
  conversations: dynamoConversationReader(client, env.CONVERSATIONS_TABLE_NAME),
  lists: dynamoConversationLists(client, env.CONVERSATIONS_TABLE_NAME),
  transcript: dynamoTranscript(client, env.TRANSCRIPT_TABLE_NAME),
  auditReader: dynamoAuditReader(client, env.AUDIT_TABLE_NAME),
  audit: dynamoAuditTrail(client, auditTable(env)),
};

const verbs: Verbs<RequestTo<'oversee'>, typeof deps> = { listConversations, observe, readAudit };

export const handler = handle(verbs, deps);
