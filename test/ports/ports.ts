import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  AuditReader,
  ConversationLists,
  ConversationReader,
  DueForms,
  EnrolmentTrail,
  Journal,
  Presence,
  SocketRegister,
  Starts,
  TranscriptReader,
  VaultClaims,
} from '../../core/ports.ts';
import { dynamoAuditReader } from '../../lambdas/adapters/dynamo/audit/audit-reader.ts';
import { dynamoEnrolmentTrail } from '../../lambdas/adapters/dynamo/audit/audit.ts';
import { dynamoConversationLists, dynamoDueForms } from '../../lambdas/adapters/dynamo/conversation-lists.ts';
import { dynamoConversationReader } from '../../lambdas/adapters/dynamo/conversations.ts';
import { dynamoJournal } from '../../lambdas/adapters/dynamo/journal.ts';
import { dynamoPresence } from '../../lambdas/adapters/dynamo/presence.ts';
import { dynamoSocketRegister } from '../../lambdas/adapters/dynamo/socket-register.ts';
import { dynamoStarts } from '../../lambdas/adapters/dynamo/starts.ts';
import { dynamoTranscript } from '../../lambdas/adapters/dynamo/transcript.ts';
import { dynamoVaultClaims } from '../../lambdas/adapters/dynamo/vault-claims.ts';

/** The ports behind which something is kept. */
export interface Ports {
  readonly conversations: ConversationReader;
  readonly lists: ConversationLists;
  readonly register: SocketRegister;
  readonly starts: Starts;
  readonly journal: Journal;
  readonly transcript: TranscriptReader;
  readonly vault: VaultClaims;
  readonly presence: Presence;
  readonly audit: EnrolmentTrail;
  readonly auditReader: AuditReader;
  readonly dueForms: DueForms;
}

/** How long the adapters keep what they write, in days. */
export const kept = { conversations: 2, audit: 3 };

/** `once` is the client of transactions: it must not repeat them by itself. */
export function dynamoPorts(
  nameOf: (logicalId: string) => string,
  once: DynamoDBDocumentClient,
  client = once,
): Ports {
  const conversations = nameOf('Conversations');
  const tables = { conversations, vault: nameOf('Vault'), transcript: nameOf('Transcript') };
  const audit = { name: nameOf('Audit'), retentionDays: kept.audit };
  return {
    conversations: dynamoConversationReader(client, conversations),
    lists: dynamoConversationLists(client, conversations),
    register: dynamoSocketRegister(client, conversations),
    starts: dynamoStarts(client, conversations),
    journal: dynamoJournal(once, { ...tables, audit, retentionDays: kept.conversations }),
    transcript: dynamoTranscript(client, tables.transcript),
    vault: dynamoVaultClaims(once, { ...tables, audit }),
    presence: dynamoPresence(client, nameOf('Connections')),
    audit: dynamoEnrolmentTrail(client, audit),
    auditReader: dynamoAuditReader(client, audit.name),
    dueForms: dynamoDueForms(client, conversations),
  };
}
