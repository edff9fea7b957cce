import { randomBytes } from 'node:crypto';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { subprotocol } from '../../core/protocol/values.ts';
import type { StaffToken } from '../../lambdas/adapters/handshake/access-token.ts';
import { authorizing } from '../../lambdas/adapters/handshake/authorizing.ts';
import { originSecretHeader } from '../../lambdas/adapters/env.ts';
import { telemetry } from '../../lambdas/adapters/telemetry.ts';

/** What a test changes of a handshake that would be accepted. */
export interface Handshake {
  readonly credential?: string;
  /** Added, or put in place of what is there. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Left out. */
  readonly without?: string;
  readonly sourceIp?: string;
}

export const edge = '203.0.113.77';
export const viewer = '198.51.100.10:46532';

/** The authorizer with its log. */
export class Authorizer {
  readonly secret = randomBytes(48).toString('base64url');
  readonly lines: string[] = [];
  now = Date.parse('2026-11-22T12:00:00Z');
  readonly #authorize: (event: unknown) => Promise<APIGatewayAuthorizerResult>;

  constructor(verify: (token: string) => Promise<StaffToken>) {
    this.#authorize = authorizing(verify, {
      clock: () => this.now,
      telemetry: telemetry('authorize', 'Sealform/Test', (line) => this.lines.push(line)),
      originSecret: this.secret,
    });
  }

  /** What the other functions are told about the socket. Throws if it is refused. */
  async context(handshake: Handshake = {}): Promise<APIGatewayAuthorizerResult['context']> {
    return (await this.#authorize(this.event(handshake))).context;
  }

  event({ credential, headers, without, sourceIp = edge }: Handshake): Record<string, unknown> {
    const offered = [subprotocol, credential ?? `visitor.${'a'.repeat(43)}`].join(', ');
    const all = {
      'Sec-WebSocket-Protocol': offered,
      [originSecretHeader]: this.secret,
      'CloudFront-Viewer-Address': viewer,
      ...headers,
    };
    const kept = Object.entries(all).filter(([name]) => name !== without);
    return {
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:api/ws/$connect',
      headers: Object.fromEntries(kept),
      requestContext: { connectionId: 'abc=', identity: { sourceIp } },
    };
  }

  /** The log lines that are no metrics. */
  get messages(): Record<string, unknown>[] {
    const parsed = this.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    return parsed.filter((line) => !('_aws' in line));
  }

  /** Why handshakes were refused, by the metric. */
  get refusals(): unknown[] {
    const parsed = this.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    return parsed.filter((line) => line['HandshakeRefused'] === 1).map((line) => line['reason']);
  }
}
