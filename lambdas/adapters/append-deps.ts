import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Manners } from '../../core/domain/limits/manners.ts';
import { auditTable, dynamoAuditTrail } from './dynamo/audit/audit.ts';
import { dynamoConversationReader } from './dynamo/conversations.ts';
import { documentClient } from './dynamo/document-client.ts';
import { dynamoJournal } from './dynamo/journal.ts';
import { dynamoSocketRegister } from './dynamo/socket-register.ts';
import { serverClock } from './server-clock.ts';
import { apiGatewaySockets } from './sockets.ts';
import { telemetry } from './telemetry.ts';

interface AppendEnv {
  readonly METRICS_NAMESPACE: string;
  readonly AUDIT_TABLE_NAME: string;
  readonly AUDIT_RETENTION_DAYS: string;
  readonly CONVERSATIONS_TABLE_NAME: string;
  readonly TRANSCRIPT_TABLE_NAME: string;
  readonly TRANSCRIPT_RETENTION_DAYS: string;
  readonly VAULT_TABLE_NAME: string;
  readonly SOCKETS_URL: string;
}

/** What every function needs that adds entries to conversations: conversation, collect, confirm and sweep. */
export function appendDeps(client: DynamoDBDocumentClient, env: AppendEnv, service: string) {
  const said = telemetry(service, env.METRICS_NAMESPACE);
  const sockets = apiGatewaySockets(env.SOCKETS_URL, said);
  return {
    ...serverClock,
    telemetry: said,
    conversations: dynamoConversationReader(client, env.CONVERSATIONS_TABLE_NAME),
    register: dynamoSocketRegister(client, env.CONVERSATIONS_TABLE_NAME),
    // Its transactions are repeated by `transact` alone: times the SDK's own attempts they would outlast the function.
    journal: dynamoJournal(documentClient({ maxAttempts: 1 }), {
      conversations: env.CONVERSATIONS_TABLE_NAME,
      transcript: env.TRANSCRIPT_TABLE_NAME,
      vault: env.VAULT_TABLE_NAME,
      audit: auditTable(env),
      retentionDays: Number(env.TRANSCRIPT_RETENTION_DAYS),
    }),
    audit: dynamoAuditTrail(client, auditTable(env)),
    manners: new Manners(serverClock.clock),
    sockets,
    closer: sockets,
  };
}
