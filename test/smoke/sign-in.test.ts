import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { nodeEnvironment } from '../../client/node.ts';
import { signIn } from '../../smoke/sign-in/sign-in.ts';
import { credentialOf } from '../../smoke/sign-in/token.ts';
import { Secret } from '../../core/secret.ts';
import { MovedTime } from './moved-time.ts';
import { siteInTest } from './site-in-test.ts';

interface Redeemed {
  fields?: URLSearchParams;
}

/** An issuer that gives a token for any code, or refuses it. */
async function issuer({ tokenStatus = 200, calledItself = undefined as string | undefined } = {}) {
  const redeemed: Redeemed = {};
  const site = await siteInTest({
    answer: (request, response) => {
      const here = `http://${request.headers.host}`;
      if (request.method === 'GET') {
        const endpoints = { authorization_endpoint: `${here}/authorize`, token_endpoint: `${here}/token` };
        return response.end(JSON.stringify({ issuer: calledItself ?? here, ...endpoints }));
      }
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      return request.on('end', () => {
        redeemed.fields = new URLSearchParams(body);
        response.writeHead(tokenStatus).end(JSON.stringify({ access_token: 'a.b.c', error: 'quoted' }));
      });
    },
  });
  return { redeemed, config: site.config };
}

/** Signs in; `browse` is what the person's browser does with the address. */
function person(
  config: Parameters<typeof signIn>[0],
  browse: (address: URL) => void,
  time = new MovedTime(),
) {
  const tell = (line: string) => {
    if (line.startsWith('http')) browse(new URL(line.trim()));
  };
  return signIn(config, { tell, environment: { ...nodeEnvironment, ...time }, port: 0 });
}

/** Sends the browser back, with the right state and whatever else. */
function comeBack(address: URL, parameters: Record<string, string>): Promise<Response> {
  const back = new URL(address.searchParams.get('redirect_uri') ?? '');
  const state = address.searchParams.get('state') ?? '';
  back.search = new URLSearchParams({ state, ...parameters }).toString();
  return fetch(back);
}

test('the code is redeemed with the verifier that the address holds the hash of', async () => {
  const { config, redeemed } = await issuer();
  let asked: URLSearchParams | undefined;
  const token = await person(config, (address) => {
    asked = address.searchParams;
    void comeBack(address, { code: 'one', iss: config.issuerUrl });
  });
  expect(token.expose()).toBe('a.b.c');
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    client_id: 'operator',
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
  });
  const hash = createHash('sha256')
    .update(redeemed.fields?.get('code_verifier') ?? '')
    .digest('base64url');
  expect(asked?.get('code_challenge')).toBe(hash);
  expect(redeemed.fields?.get('redirect_uri')).toBe(asked?.get('redirect_uri'));
  expect(redeemed.fields?.get('code')).toBe('one');
});

test('who comes back with another state, or from another issuer, is sent away, and the wait goes on', async () => {
  const { config, redeemed } = await issuer();
  const statuses: number[] = [];
  await person(config, (address) => {
    void (async () => {
      statuses.push((await comeBack(address, { state: 'other', code: 'stolen' })).status);
      statuses.push((await comeBack(address, { iss: 'https://other.example', code: 'mixed' })).status);
      statuses.push((await comeBack(address, { code: 'right' })).status);
    })();
  });
  expect(statuses.slice(0, 2)).toEqual([400, 400]);
  expect(redeemed.fields?.get('code')).toBe('right');
});

test('a refusal of the issuer’s is told by its code', async () => {
  const { config } = await issuer();
  const refused = person(config, (address) => void comeBack(address, { error: 'access_denied' }));
  await expect(refused).rejects.toThrow('the issuer says access_denied');
});

test('an answer of the token end point is not quoted', async () => {
  const { config } = await issuer({ tokenStatus: 400 });
  const refused = person(config, (address) => void comeBack(address, { code: 'one' }));
  await expect(refused).rejects.toThrow(/^the code is answered with 400$/);
});

test('nobody is waited for longer than 5 minutes', async () => {
  const { config } = await issuer();
  const time = new MovedTime();
  const late = person(config, () => queueMicrotask(() => queueMicrotask(() => time.advance(300_000))), time);
  await expect(late).rejects.toThrow('nobody signed in within 5 minutes');
});

test('an issuer that calls itself something else is refused', async () => {
  const { config } = await issuer({ calledItself: 'https://other.example' });
  await expect(person(config, () => undefined)).rejects.toThrow('or is another’s');
});

test('a port that is taken is said plainly', async () => {
  const { config } = await issuer();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  const attempt = signIn(config, { tell: () => undefined, environment: nodeEnvironment, port });
  await expect(attempt).rejects.toThrow(`port ${port} of this machine is taken`);
});

test('a token that is no JWT is refused without being quoted', () => {
  for (const token of ['', 'secret', 'a.b.c', `a.${Buffer.from('{"exp":"soon"}').toString('base64url')}.c`]) {
    expect(() => credentialOf(new Secret(token))).toThrow(/^the access token is no JWT$/);
  }
});
