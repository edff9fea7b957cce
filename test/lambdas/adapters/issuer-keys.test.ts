import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessTokens } from '../../../lambdas/adapters/handshake/access-token.ts';
import {
  IssuerUnreachable,
  issuerKeys,
  metadataUrl,
} from '../../../lambdas/adapters/handshake/issuer-keys.ts';

/** Documents by path, as an issuer would publish them. */
let documents: Record<string, unknown>;
let requested: string[];
let server: Server;
let issuer: string;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    requested.push(url);
    const document = documents[url];
    if (typeof document === 'string') response.writeHead(302, { location: document }).end();
    else response.writeHead(document === undefined ? 500 : 200).end(JSON.stringify(document));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenant`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const metadata = '/tenant/.well-known/openid-configuration';
const jwks = { keys: [{ kty: 'EC', kid: 'k', alg: 'ES256', use: 'sig', crv: 'P-256', x: 'x', y: 'y' }] };
beforeEach(() => {
  requested = [];
  documents = {
    [metadata]: { issuer, jwks_uri: `${new URL(issuer).origin}/elsewhere` },
    '/elsewhere': jwks,
  };
});

const keys = () => issuerKeys(issuer).getJwks(metadataUrl(issuer));

describe("an issuer's keys", () => {
  it('are where its metadata says', async () => {
    expect(await keys()).toEqual(jwks);
    expect(requested).toEqual([metadata, '/elsewhere']);
  });

  it('are looked up once, though several handshakes ask at the same time', async () => {
    const cache = issuerKeys(issuer);
    const parts = { headerB64: '', payload: {}, payloadB64: '', signatureB64: '' };
    const ask = () => cache.getJwk(metadataUrl(issuer), { ...parts, header: { alg: 'ES256', kid: 'k' } });
    await Promise.all([ask(), ask()]);
    await ask();
    expect(requested).toHaveLength(2);
  });

  const wrong: Record<string, () => void> = {
    'the metadata is not to be had': () => delete documents[metadata],
    'the keys are not to be had': () => delete documents['/elsewhere'],
    'the metadata is moved': () => Object.assign(documents, { [metadata]: '/elsewhere' }),
    'the keys are moved': () => Object.assign(documents, { '/elsewhere': metadata }),
    'the metadata is no object': () => Object.assign(documents, { [metadata]: [] }),
    'the metadata is another issuer’s': () =>
      Object.assign(documents, { [metadata]: { issuer: `${issuer}/`, jwks_uri: `${issuer}/elsewhere` } }),
    'the keys would travel in the clear': () =>
      Object.assign(documents, { [metadata]: { issuer, jwks_uri: 'http://login.acme.example/keys' } }),
    'the keys’ address only looks like loopback': () =>
      Object.assign(documents, { [metadata]: { issuer, jwks_uri: 'http://127.0.0.1.acme.example/' } }),
  };
  for (const [what, change] of Object.entries(wrong)) {
    it(`cannot be told if ${what}`, async () => {
      change();
      await expect(keys()).rejects.toThrow(IssuerUnreachable);
    });
  }
});

describe('whether a token counts cannot be told', () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const verify = () => {
    const token = [
      { alg: 'ES256', kid: 'k' },
      { iss: issuer, exp: 4_000_000_000 },
    ]
      .map(encode)
      .join('.');
    const required = JSON.stringify([{ anyOf: ['azp'], value: 'console' }]);
    const roles = JSON.stringify({ agent: { anyOf: ['groups'], value: 'agents' } });
    return accessTokens(issuer, required, roles)(`${token}.c2ln`);
  };

  const published: [what: string, keys: unknown][] = [
    ['no object', []],
    ['without keys', {}],
    ['with something else for keys', { keys: 'none' }],
    ['with a key that is none', { keys: [7] }],
  ];
  it.each(published)('if what the issuer publishes is %s', async (_what, keys) => {
    documents['/elsewhere'] = keys;
    await expect(verify()).rejects.toThrow(IssuerUnreachable);
  });
});

it('finds the metadata of an issuer whose name ends with a slash', () => {
  expect(metadataUrl('https://acme.example/')).toBe('https://acme.example/.well-known/openid-configuration');
});
