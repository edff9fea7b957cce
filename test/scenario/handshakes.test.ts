import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { VisitorClient } from '../../client/index.ts';
import { subprotocol } from '../../core/protocol/values.ts';
import { word } from '../../play/local/canaries.ts';
import { remainsOf, search } from '../../play/local/leak-search.ts';
import { agents, tokenFor } from '../../play/local/people.ts';
import type { Refusal } from '../../lambdas/adapters/handshake/handshake-refused.ts';
import { signIn } from '../../local/oidc/sign-in.ts';
import { verifies } from '../promises.ts';
import { useOwnStage } from './stage/own-stage.ts';
import { RawSocket } from './stage/raw-socket.ts';

/** Manages accounts, and opens no socket. */
const administrator = {
  username: 'carla',
  password: 'fifth-horse-battery-staple-2!',
  groups: ['administrators'],
};
const stage = useOwnStage(() => Promise.resolve({ users: [...agents, administrator] }));

let agentsToken: string;
let idToken: string;
let administratorsToken: string;
let tokenWithoutScope: string;
beforeAll(async () => {
  const { runtime } = stage;
  const ana = await tokenFor(runtime, 'ana');
  [agentsToken, idToken] = [ana.accessToken, ana.idToken];
  administratorsToken = (await tokenFor(runtime, 'carla')).accessToken;
  tokenWithoutScope = (await signInAs('ben', { scope: 'openid' })).accessToken;
});

function userOf(username: string) {
  const provider = stage.runtime.signIn;
  const user = provider?.users.find((each) => each.username === username);
  if (!provider || !user) throw new Error('nobody can sign in here');
  return { provider, user };
}

const totpOf = (username: string) => userOf(username).user.totp();

/** A sign-in that leaves something out, or gets it wrong. */
async function signInAs(username: string, changed: { totp?: string; scope?: string }) {
  const { provider, user } = userOf(username);
  const { issuer, clientId } = provider;
  return signIn({ issuer, clientId, username, password: user.password, totp: totpOf(username), ...changed });
}

/** The HTTP status with which a handshake is answered: 101 if it is accepted. */
async function statusOf(protocols: string[]): Promise<number> {
  const socket = new WebSocket(stage.runtime.webSocketUrl, protocols, { headers: { 'User-Agent': 'test' } });
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
  });
}

type Json = Record<string, unknown>;
const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;

/** The agent's own token with its header and claims changed, and signed anew. */
function forged(header: Json, claims: Json, signature: (text: string) => string): string {
  const [head, body] = agentsToken.split('.');
  const text = `${encode({ ...decode(head), ...header })}.${encode({ ...decode(body), ...claims })}`;
  return `${text}.${signature(text)}`;
}

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const bySomebody = (text: string) =>
  sign('sha256', Buffer.from(text), stranger.privateKey).toString('base64url');
const withOldSignature = () => agentsToken.split('.')[2] ?? '';

const later = { exp: 4_000_000_000 };

/** What is offered beside `sealform.v1`. */
const credentials: { what: string; offered: () => string | undefined; reason: Refusal }[] = [
  { what: 'without a credential', reason: 'CredentialMissing', offered: () => undefined },
  {
    what: 'with a credential of no known kind',
    reason: 'CredentialMissing',
    offered: () => `cookie.${word(43)}`,
  },
  {
    what: 'with a credential that is too short',
    reason: 'CredentialMissing',
    offered: () => `visitor.${word(42)}`,
  },
  {
    what: 'with a credential that is too long',
    reason: 'CredentialMissing',
    offered: () => `visitor.${word(44)}`,
  },
  { what: 'with a token that is none', reason: 'TokenMalformed', offered: () => `bearer.${word(60)}` },
  { what: 'with an empty token', reason: 'CredentialMissing', offered: () => 'bearer.' },
  {
    what: 'with a token whose claims were changed',
    reason: 'SignatureInvalid',
    offered: () => `bearer.${forged({}, { sub: randomUUID() }, withOldSignature)}`,
  },
  {
    what: 'with a token signed by another key',
    reason: 'SignatureInvalid',
    offered: () => `bearer.${forged({}, later, bySomebody)}`,
  },
  {
    what: 'with a token of another key id',
    reason: 'SignatureInvalid',
    offered: () => `bearer.${forged({ kid: randomUUID() }, later, bySomebody)}`,
  },
  {
    what: 'with a token that says it needs no signature',
    reason: 'TokenMalformed',
    offered: () => `bearer.${forged({ alg: 'none' }, later, () => '')}`,
  },
  {
    what: 'with a token signed with a shared secret',
    reason: 'AlgorithmRefused',
    offered: () => {
      const secret = stranger.publicKey.export({ type: 'spki', format: 'pem' });
      const byHmac = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
      return `bearer.${forged({ alg: 'HS256' }, later, byHmac)}`;
    },
  },
  {
    what: 'with an ID token in place of an access token',
    reason: 'ClaimMissing',
    offered: () => `bearer.${idToken}`,
  },
  {
    what: 'with the token of somebody who only manages accounts',
    reason: 'RoleMissing',
    offered: () => `bearer.${administratorsToken}`,
  },
  {
    what: "with a token that has not the API's scope",
    reason: 'ClaimMissing',
    offered: () => `bearer.${tokenWithoutScope}`,
  },
];

/** What the authorizer has logged since there were so many lines. */
function authorizerLines(since: number): Json[] {
  const lines = stage.runtime.logs.slice(since).filter(({ function: path }) => path.includes('/Authorize/'));
  return lines.filter(({ line }) => line.startsWith('{')).map(({ line }) => JSON.parse(line) as Json);
}

/** The refusal is one metric (CloudWatch's embedded format) and one log line, with the reason's name. */
function expectRefusalReported(since: number, reason: Refusal): void {
  const lines = authorizerLines(since);
  const metrics = lines.filter((line) => '_aws' in line);
  expect(metrics).toMatchObject([{ HandshakeRefused: 1, reason }]);
  expect(JSON.stringify(metrics[0]?.['_aws'])).toContain('"Namespace":"Sealform/Lakeside"');
  const messages = lines.filter((line) => !('_aws' in line));
  expect(messages).toMatchObject([{ message: 'handshake refused', reason }]);
}

/** Nothing of a token is left anywhere: neither whole, nor its claims, nor its signature. */
async function expectNothingOf(token: string): Promise<void> {
  const parts = token.split('.').filter((part) => part.length > 20);
  const planted = [token, ...parts]
    .filter((value) => value.length > 20)
    .map((value) => ({ name: 'token', value }));
  expect(search(await remainsOf(stage.runtime), planted)).toEqual([]);
}

test('the search that finds no token below finds an ordinary word in the log', async () => {
  const found = search(await remainsOf(stage.runtime), [{ name: 'route', value: '$connect' }]);
  await statusOf([subprotocol]);
  const again = search(await remainsOf(stage.runtime), [{ name: 'route', value: '$connect' }]);
  expect([found.length, again.map(({ where }) => where)]).toEqual([0, ['log lines']]);
});

for (const { what, offered, reason } of credentials) {
  verifies('P9', `a handshake ${what} is 401, a metric and a log line, and not repeated`, async () => {
    const since = stage.runtime.logs.length;
    const credential = offered();
    expect(await statusOf([subprotocol, ...(credential === undefined ? [] : [credential])])).toBe(401);
    expectRefusalReported(since, reason);
    await expectNothingOf(credential ?? '');
  });
}

test('a handshake that does not offer the subprotocol is 401, though the credential is good', async () => {
  const since = stage.runtime.logs.length;
  expect(await statusOf([`bearer.${agentsToken}`])).toBe(401);
  expect(await statusOf([`visitor.${VisitorClient.newCredential()}`])).toBe(401);
  expect(authorizerLines(since).filter((line) => line['HandshakeRefused'] === 1)).toHaveLength(2);
  await expectNothingOf(agentsToken);
});

test('a handshake that offers nothing is 401 by the gateway itself, in its access log', async () => {
  const since = stage.runtime.logs.length;
  expect(await statusOf([])).toBe(401);
  const lines = stage.runtime.logs.slice(since).filter(({ function: path }) => path.includes('AccessLogs'));
  expect(lines.map(({ line }) => (JSON.parse(line) as Json)['status'])).toEqual(['401']);
});

verifies('P9', 'without the one-time code, or with a wrong one, there is no token', async () => {
  const right = totpOf('ana');
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
  for (const totp of ['', '000', wrong]) {
    await expect(signInAs('ana', { totp })).rejects.toMatchObject({ name: 'SignInError', status: 401 });
  }
  const tokens = await signInAs('ana', { totp: totpOf('ana') });
  expect(tokens.accessToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

verifies(
  'P9',
  'a token is good for a handshake until it ends, and not after; the refusal is reported',
  async () => {
    const socket = await RawSocket.open(stage.runtime.webSocketUrl, `bearer.${agentsToken}`);
    expect(await socket.ask({ type: 'join' })).toMatchObject({ type: 'joined', agent: { name: 'ana' } });
    socket.close();
    await stage.runtime.advance(15 * 60_000 + 1_000);
    const since = stage.runtime.logs.length;
    expect(await statusOf([subprotocol, `bearer.${agentsToken}`])).toBe(401);
    expectRefusalReported(since, 'TokenOutOfTime');
    await expectNothingOf(agentsToken);
  },
);
