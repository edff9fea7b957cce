import { connecting } from './adapters/connecting.ts';
import { documentClient } from './adapters/dynamo/document-client.ts';
import { dynamoPresence } from './adapters/dynamo/presence.ts';
import { ConnectionEnv } from './adapters/env.ts';

/** The connections table only: notes which agents are connected, and refuses a sign-in that has been signed out. */
const env = ConnectionEnv.parse(process.env);

export const handler = connecting(dynamoPresence(documentClient(), env.CONNECTIONS_TABLE_NAME));
