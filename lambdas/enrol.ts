import { enrol } from '../core/domain/enrol.ts';
import { Manners } from '../core/domain/limits/manners.ts';
import type { Verbs } from '../core/domain/verbs.ts';
import type { RequestTo } from '../core/protocol/requests.ts';
import { auditTable, dynamoEnrolmentTrail } from './adapters/dynamo/audit/audit.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { EnrolEnv } from './adapters/env.ts';
import { handle } from './adapters/handle.ts';
import { kmsSigner } from './adapters/kms/sign.ts';
import { serverClock } from './adapters/server-clock.ts';
import { apiGatewaySockets } from './adapters/sockets.ts';
import { telemetry } from './adapters/telemetry.ts';

/** Sign only: the one function whose role may call kms:Sign on the brand's key. It can add to the audit trail, and no more. */
const env = EnrolEnv.parse(process.env);
const said = telemetry('enrol', env.METRICS_NAMESPACE);
const deps = {
  ...serverClock,
  signer: kmsSigner(env.SIGNING_KEY_ARN, env.BRAND_KEY),
  audit: dynamoEnrolmentTrail(documentClient(), auditTable(env)),
  telemetry: said,
  manners: new Manners(serverClock.clock),
  closer: apiGatewaySockets(env.SOCKETS_URL, said),
};

const verbs: Verbs<RequestTo<'enrol'>, typeof deps> = { enrol };

export const handler = handle(verbs, deps);
