import { createHash } from 'node:crypto';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { subprotocol } from '../../../core/protocol/values.ts';
import type { Clock } from '../../../core/ports.ts';
import type { StaffToken } from './access-token.ts';
import { pseudonymOf } from './client-pseudonym.ts';
import { HandshakeRefused } from './handshake-refused.ts';
import { type HandshakeEvent, headerOf, viewerAddressOf } from './handshake.ts';
import { IssuerUnreachable } from './issuer-keys.ts';
import { cameThroughDistribution } from './origin.ts';
import { errorName, type Telemetry } from '../telemetry.ts';

/** API Gateway closes a socket after two hours, whatever its credential says. */
const maxSocketMs = 2 * 3_600_000;

/** `visitor.` and 256 bits in base64url; `bearer.` and an access token. Both are valid subprotocol names. */
const visitorCredential = /^visitor\.([A-Za-z0-9_-]{43})$/;
const agentCredential = /^bearer\.([A-Za-z0-9._-]+)$/;

export interface AuthorizingDeps {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** What the distribution shows; see {@link cameThroughDistribution}. */
  readonly originSecret: string;
}

/**
 * Decides who is connecting, from the second subprotocol that is offered beside `sealform.v1`, if the handshake came
 * through the distribution. A visitor's credential leaves this function as its SHA-256 only (P17). A refusal is a
 * metric and a log line with the reason's name; both outcomes are logged with the client's pseudonym.
 *
 * Throws `Unauthorized`, which API Gateway answers with 401: sign in again. Anything else it answers with 500: try again.
 */
export function authorizing(
  verify: (token: string) => Promise<StaffToken>,
  { clock, telemetry, originSecret }: AuthorizingDeps,
) {
  return async (event: unknown): Promise<APIGatewayAuthorizerResult> => {
    const handshake = event as HandshakeEvent & { methodArn: string };
    const now = clock();
    const through = cameThroughDistribution(handshake, originSecret);
    const address = through ? viewerAddressOf(handshake) : handshake.requestContext?.identity?.sourceIp;
    const client = pseudonymOf(address, originSecret, now);
    try {
      if (!through) throw new HandshakeRefused('NotThroughDistribution');
      const context = await identify(
        headerOf(handshake, 'Sec-WebSocket-Protocol') ?? '',
        client,
        verify,
        now,
      );
      const { role, roles, agentId } = context;
      const connectionId = handshake.requestContext?.connectionId;
      telemetry.info('handshake accepted', { role, roles, agentId, client, connectionId });
      return allow(handshake.methodArn, context);
    } catch (error) {
      telemetry.count('HandshakeRefused', { reason: errorName(error) });
      const claims = error instanceof HandshakeRefused ? error.claims : undefined;
      const { connectionId } = handshake.requestContext ?? {};
      telemetry.info('handshake refused', { reason: errorName(error), claims, client, connectionId });
      throw new Error(error instanceof IssuerUnreachable ? 'Unavailable' : 'Unauthorized');
    }
  };
}

/** What the other functions learn about a socket: see caller-context.ts. */
interface Identity {
  readonly role: 'visitor' | 'agent' | 'overseer';
  readonly visitorHash?: string;
  /** The pseudonym of a visitor's client. */
  readonly client?: string;
  readonly agentId?: string;
  readonly name?: string;
  /** Separated by spaces. */
  readonly roles?: string;
  readonly signedInAt?: number;
  readonly until: number;
}

async function identify(
  protocols: string,
  client: string | undefined,
  verify: (token: string) => Promise<StaffToken>,
  now: number,
): Promise<Identity> {
  const offered = protocols.split(',').map((name) => name.trim());
  if (!offered.includes(subprotocol)) throw new HandshakeRefused('SubprotocolMissing');
  const secret = firstMatch(offered, visitorCredential);
  if (secret) {
    const visitorHash = sha256(secret);
    return { role: 'visitor', visitorHash, client: client ?? 'unknown', until: now + maxSocketMs };
  }
  const token = firstMatch(offered, agentCredential);
  if (token === undefined) throw new HandshakeRefused('CredentialMissing');
  const { agentId, name, roles, signedInAt, expiresAt } = await verify(token);
  return {
    role: roles.includes('agent') ? 'agent' : 'overseer',
    agentId,
    name,
    roles: roles.join(' '),
    signedInAt,
    until: Math.min(expiresAt, now + maxSocketMs),
  };
}

function firstMatch(offered: readonly string[], pattern: RegExp): string | undefined {
  return offered.map((name) => pattern.exec(name)?.[1]).find((match) => match !== undefined);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function allow(methodArn: string, context: Identity): APIGatewayAuthorizerResult {
  const Statement = [{ Action: 'execute-api:Invoke', Effect: 'Allow' as const, Resource: methodArn }];
  return {
    principalId: 'sealform',
    policyDocument: { Version: '2012-10-17', Statement },
    context: { ...context },
  };
}
