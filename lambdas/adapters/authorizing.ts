import { createHash } from 'node:crypto';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { subprotocol } from '../../core/protocol/values.ts';
import type { Clock } from '../../core/ports.ts';
import { type AgentToken, IssuerUnreachable } from './access-token.ts';
import { headerOf, type HandshakeEvent } from './handshake.ts';
import { errorName, type Telemetry } from './telemetry.ts';

/** API Gateway closes a socket after two hours, whatever its credential says. */
const maxSocketMs = 2 * 3_600_000;

/** `visitor.` and 256 bits in base64url; `bearer.` and an access token. Both are valid subprotocol names. */
const visitorCredential = /^visitor\.([A-Za-z0-9_-]{43})$/;
const agentCredential = /^bearer\.([A-Za-z0-9._-]+)$/;

/**
 * Decides who is connecting, from the second subprotocol that is offered beside `sealform.v1`. A visitor's credential
 * leaves this function as its SHA-256 only (P17). A refusal is a metric and a log line with the reason's name.
 *
 * Throws `Unauthorized`, which API Gateway answers with 401: sign in again. Anything else it answers with 500: try again.
 */
export function authorizing(
  verify: (token: string) => Promise<AgentToken>,
  { clock, telemetry }: { clock: Clock; telemetry: Telemetry },
) {
  return async (event: unknown): Promise<APIGatewayAuthorizerResult> => {
    const handshake = event as HandshakeEvent & { methodArn: string };
    try {
      const context = await identify(headerOf(handshake, 'Sec-WebSocket-Protocol') ?? '', verify, clock());
      return allow(handshake.methodArn, context);
    } catch (error) {
      telemetry.count('HandshakeRefused', { reason: errorName(error) });
      telemetry.info('handshake refused', { reason: errorName(error) });
      throw new Error(error instanceof IssuerUnreachable ? 'Unavailable' : 'Unauthorized');
    }
  };
}

async function identify(protocols: string, verify: (token: string) => Promise<AgentToken>, now: number) {
  const offered = protocols.split(',').map((name) => name.trim());
  if (!offered.includes(subprotocol)) throw new TypeError('the subprotocol is missing');
  const secret = firstMatch(offered, visitorCredential);
  if (secret) return { role: 'visitor', visitorHash: sha256(secret), until: now + maxSocketMs };
  const { agentId, name, signedInAt, expiresAt } = await verify(firstMatch(offered, agentCredential) ?? '');
  return { role: 'agent', agentId, name, signedInAt, until: Math.min(expiresAt, now + maxSocketMs) };
}

function firstMatch(offered: readonly string[], pattern: RegExp): string | undefined {
  return offered.map((name) => pattern.exec(name)?.[1]).find((match) => match !== undefined);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function allow(
  methodArn: string,
  context: APIGatewayAuthorizerResult['context'],
): APIGatewayAuthorizerResult {
  const Statement = [{ Action: 'execute-api:Invoke', Effect: 'Allow' as const, Resource: methodArn }];
  return { principalId: 'sealform', policyDocument: { Version: '2012-10-17', Statement }, context };
}
