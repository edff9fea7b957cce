import { reveal } from '../core/domain/reveal.ts';
import { Manners } from '../core/domain/limits/manners.ts';
import type { Verbs } from '../core/domain/verbs.ts';
import type { RequestTo } from '../core/protocol/requests.ts';
import { auditTable, dynamoAuditTrail } from './adapters/dynamo/audit/audit.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoVaultClaims } from './adapters/dynamo/vault-claims.ts';
import { RevealEnv } from './adapters/env.ts';
import { handle } from './adapters/handle.ts';
import { kmsDecrypter } from './adapters/kms/decrypt.ts';
import { apiGatewaySockets } from './adapters/sockets.ts';
import { telemetry } from './adapters/telemetry.ts';
import { serverClock } from './adapters/server-clock.ts';

/** Decrypt only: the one function whose role may call kms:Decrypt on the vault's wrapping key. */
const env = RevealEnv.parse(process.env);
const client = documentClient({ maxAttempts: 1 });
const audit = auditTable(env);
const tables = { conversations: env.CONVERSATIONS_TABLE_NAME, vault: env.VAULT_TABLE_NAME, audit };
const said = telemetry('reveal', env.METRICS_NAMESPACE);
const deps = {
  ...serverClock,
  vault: dynamoVaultClaims(client, tables),
  decrypter: kmsDecrypter(env.WRAPPING_KEY_ARN),
  audit: dynamoAuditTrail(client, audit),
  telemetry: said,
  manners: new Manners(serverClock.clock),
  closer: apiGatewaySockets(env.SOCKETS_URL, said),
};

const verbs: Verbs<RequestTo<'reveal'>, typeof deps> = { reveal };

export const handler = handle(verbs, deps);
