import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { accessTokens } from './adapters/handshake/access-token.ts';
import { authorizing } from './adapters/handshake/authorizing.ts';
import { AuthorizeEnv } from './adapters/env.ts';
import { telemetry } from './adapters/telemetry.ts';

/** No table, no key, no socket: decides from the credential alone who is connecting. */
const env = AuthorizeEnv.parse(process.env);
const verify = accessTokens(env.ISSUER_URL, env.REQUIRED_CLAIMS, env.ROLE_CLAIMS);

export const handler: (event: unknown) => Promise<APIGatewayAuthorizerResult> = authorizing(verify, {
  clock: () => Date.now(),
  telemetry: telemetry('authorize', env.METRICS_NAMESPACE),
  originSecret: env.ORIGIN_SECRET,
});
