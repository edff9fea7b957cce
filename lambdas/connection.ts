import { connecting } from './adapters/handshake/connecting.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoPresence } from './adapters/dynamo/presence.ts';
import { ConnectionEnv } from './adapters/env.ts';
import { telemetry } from './adapters/telemetry.ts';

/** The connections table only: notes which agents are connected, and refuses a sign-in that has been signed out. */
const env = ConnectionEnv.parse(process.env);

const presence = dynamoPresence(documentClient(), env.CONNECTIONS_TABLE_NAME);

export const handler = connecting(presence, telemetry('connection', env.METRICS_NAMESPACE));
