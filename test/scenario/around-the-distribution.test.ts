import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { VisitorClient } from '../../client/index.ts';
import { subprotocol } from '../../core/protocol/values.ts';
import { remainsOf, search } from '../../play/local/leak-search.ts';
import { agents, tokenFor } from '../../play/local/people.ts';
import { originSecretHeader } from '../../lambdas/adapters/env.ts';
import { useOwnStage } from './stage/own-stage.ts';

const data = mkdtempSync(join(tmpdir(), 'sealform-secrets-'));
const stage = useOwnStage(() => Promise.resolve({ users: agents, data }));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const visitors = `visitor.${VisitorClient.newCredential()}`;
let credentials: string[];
let secret: string;
beforeAll(async () => {
  credentials = [visitors, `bearer.${(await tokenFor(stage.runtime, 'ana')).accessToken}`];
  const secrets = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
  secret = Object.entries(secrets).find(([arn]) => arn.includes('OriginSecret'))?.[1] ?? '';
});

/** The HTTP status with which a handshake is answered: 101 if it is accepted. */
async function statusOf(url: string, credential: string, shown?: string): Promise<number> {
  const headers = { 'User-Agent': 'test', ...(shown !== undefined && { [originSecretHeader]: shown }) };
  const socket = new WebSocket(url, [subprotocol, credential], { headers });
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
  });
}

/** The messages of the authorizer's log since there were so many lines. */
function authorizerMessages(since: number): Record<string, unknown>[] {
  const lines = stage.runtime.logs.slice(since).filter(({ function: path }) => path.includes('/Authorize/'));
  const parsed = lines
    .filter(({ line }) => line.startsWith('{'))
    .map(({ line }) => JSON.parse(line) as Record<string, unknown>);
  return parsed.filter((line) => !('_aws' in line));
}

const pseudonym = expect.stringMatching(/^[0-9a-f]{16}$/) as string;

describe('a connection', () => {
  it('is accepted through the distribution, of visitors and agents', async () => {
    const since = stage.runtime.logs.length;
    for (const credential of credentials) {
      expect(await statusOf(stage.runtime.webSocketUrl, credential)).toBe(101);
    }
    expect(authorizerMessages(since)).toMatchObject([
      { message: 'handshake accepted', role: 'visitor', client: pseudonym },
      { message: 'handshake accepted', role: 'agent', client: pseudonym },
    ]);
  });

  it('is refused around the distribution, whatever it shows in place of the secret', async () => {
    const since = stage.runtime.logs.length;
    for (const credential of credentials) {
      for (const shown of [undefined, '', 'guessed', secret.slice(0, -1), `${secret}0`]) {
        expect(await statusOf(stage.runtime.gatewayUrl, credential, shown)).toBe(401);
      }
    }
    const refused = { message: 'handshake refused', reason: 'NotThroughDistribution', client: pseudonym };
    expect(authorizerMessages(since)).toMatchObject(Array.from({ length: 10 }, () => refused));
  });

  it('would be accepted around it with the secret: nothing else was wrong', async () => {
    for (const credential of credentials) {
      expect(await statusOf(stage.runtime.gatewayUrl, credential, secret)).toBe(101);
    }
  });

  it('cannot bring a secret of its own through the distribution, nor spoil the right one', async () => {
    expect(await statusOf(stage.runtime.webSocketUrl, visitors, 'guessed')).toBe(101);
  });
});

describe('what is left of it', () => {
  it('holds neither the secret nor an address of a client', async () => {
    expect(secret).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(search(await remainsOf(stage.runtime), [{ name: 'secret', value: secret }])).toEqual([]);
    const lines = stage.runtime.logs.map(({ line }) => line).join('\n');
    expect(lines).toContain('handshake accepted');
    expect(lines).not.toMatch(/127\.0\.0\.1|::1/);
  });
});
