import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessTokens } from '../../lambdas/adapters/handshake/access-token.ts';
import { readConfig, type Settings } from '../../lib/config.ts';
import { externalIssuer } from '../../lib/sign-in.ts';
import { settings } from '../../branding/settings.ts';
import { verifies } from '../promises.ts';
import { Authorizer } from './authorizer.ts';
import { type Algorithm, Issuer, type Person } from './issuer.ts';
import { signIn } from './sign-in.ts';

const clientId = 'sealform-console';
const mfa = ['pwd', 'otp', 'mfa'];
const ana: Person = { sub: 'acme|ana', amr: mfa, groups: ['agents', 'all'], preferred_username: 'Ana' };
const bea: Person = { sub: 'acme|bea', amr: ['pwd'], groups: ['agents'] };
const carl: Person = { sub: 'acme|carl', amr: mfa, groups: ['sales'] };
const dora: Person = { sub: 'acme|dora', amr: mfa, groups: ['leads', 'assurance'] };

const uuidOfVersion8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let issuer: Issuer;
beforeAll(async () => {
  issuer = await Issuer.start([ana, bea, carl, dora], [clientId, 'another-app']);
});
afterAll(() => issuer.stop());

/** The authorizer as an installation configures it whose agents sign in there. */
function authorizerFor(issuerUrl: string, chosen: Partial<Settings> = {}): Authorizer {
  const roles = { supervisorClaim: 'groups=leads', auditorClaim: 'groups=assurance' };
  const config = readConfig({ ...settings, issuerUrl, clientId, mfaClaim: 'amr=mfa', ...roles, ...chosen });
  const { requiredClaims, roleClaims } = externalIssuer(config);
  const authorizer = new Authorizer(
    accessTokens(issuerUrl, JSON.stringify(requiredClaims), JSON.stringify(roleClaims)),
  );
  authorizer.now = Date.now();
  return authorizer;
}

let authorizer: Authorizer;
beforeEach(() => {
  authorizer = authorizerFor(issuer.url);
});

const connect = (token: string) => authorizer.context({ credential: `bearer.${token}` });

async function expectRefused(token: string, reason: string): Promise<void> {
  await expect(connect(token)).rejects.toThrow(/^Unauthorized$/);
  expect(authorizer.refusals).toEqual([reason]);
}

const tokenOf = async ({ sub }: Person, client = clientId, alg: Algorithm = 'ES256') =>
  (await signIn(issuer, sub, client, alg)).accessToken;

type Claims = Record<string, unknown>;
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

describe("an access token of the brand's own issuer", () => {
  for (const alg of ['ES256', 'RS256'] as const) {
    verifies('P9', `is accepted if it is an agent's, by the client, with MFA (${alg})`, async () => {
      const token = await tokenOf(ana, clientId, alg);
      const claims = claimsOf(token);
      expect(await connect(token)).toEqual({
        role: 'agent',
        agentId: expect.stringMatching(uuidOfVersion8) as string,
        name: 'Ana',
        roles: 'agent',
        signedInAt: Number(claims['auth_time']) * 1000,
        until: Math.min(Number(claims['exp']) * 1000, authorizer.now + 7_200_000),
      });
    });
  }

  it('gives the same agent the same id each time', async () => {
    const [first, second] = [await connect(await tokenOf(ana)), await connect(await tokenOf(ana))];
    expect(first?.['agentId']).toBe(second?.['agentId']);
  });

  verifies('P9', 'is refused without the claim that proves MFA', async () => {
    await expectRefused(await tokenOf(bea), 'ClaimMissing');
  });

  it('says what else somebody may be, and that they are no agent', async () => {
    expect(await connect(await tokenOf(dora))).toMatchObject({
      role: 'overseer',
      roles: 'supervisor auditor',
    });
  });

  verifies('P9', 'is refused for somebody who is nothing of it', async () => {
    await expectRefused(await tokenOf(carl), 'RoleMissing');
  });

  verifies('P9', 'is refused if it was issued to another client', async () => {
    await expectRefused(await tokenOf(ana, 'another-app'), 'ClaimMissing');
  });

  it('is refused if it is an ID token, which says all that an access token has to say', async () => {
    const { idToken } = await signIn(issuer, ana.sub, clientId, 'RS256');
    const claims = claimsOf(idToken);
    expect(claims).toMatchObject({
      azp: clientId,
      aud: clientId,
      amr: mfa,
      auth_time: expect.any(Number) as number,
    });
    await expectRefused(idToken, 'IdTokenRefused');
  });
});

describe('time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  verifies('P9', 'ends an access token', async () => {
    const token = await tokenOf(ana);
    vi.useFakeTimers({ toFake: ['Date'], now: Number(claimsOf(token)['exp']) * 1000 + 1_000 });
    await expect(connect(token)).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('a token that the issuer has signed', () => {
  const sign = async (changed: Claims, header = {}) =>
    issuer.sign({ ...claimsOf(await tokenOf(ana)), ...changed }, 'ES256', header);

  it('counts whatever its type is called, unless it is an ID token', async () => {
    expect(await connect(await sign({}))).toMatchObject({ name: 'Ana' });
  });

  for (const claim of ['nonce', 'at_hash', 'c_hash']) {
    it(`is taken for an ID token if it has ${claim}`, async () => {
      await expectRefused(await sign({ [claim]: 'x' }), 'IdTokenRefused');
    });
  }

  it('is taken for an ID token if it is meant for the client that it was issued to', async () => {
    await expectRefused(await sign({ aud: ['urn:acme:api', clientId] }), 'IdTokenRefused');
  });

  it('is an access token whatever else it has, if its type says so', async () => {
    const token = await sign({ aud: clientId, nonce: 'x' }, { typ: 'application/at+jwt' });
    expect(await connect(token)).toMatchObject({ name: 'Ana' });
  });

  for (const claim of ['azp', 'cid', 'appid']) {
    it(`may name the client as ${claim}`, async () => {
      expect(await connect(await sign({ client_id: undefined, [claim]: clientId }))).toMatchObject({
        name: 'Ana',
      });
    });
  }

  for (const claim of ['sub', 'exp', 'auth_time', 'client_id', 'amr', 'groups']) {
    it(`is refused without ${claim}`, async () => {
      await expect(connect(await sign({ [claim]: undefined }))).rejects.toThrow(/^Unauthorized$/);
    });
  }

  verifies('P9', 'is refused if a group only has the word in its name', async () => {
    for (const groups of ['former agents', 'agents former', ['former agents']]) {
      await expect(connect(await sign({ groups }))).rejects.toThrow(/^Unauthorized$/);
    }
    expect(await connect(await sign({ groups: 'agents' }))).toMatchObject({ name: 'Ana' });
  });

  it('may list scopes in one text, of which each is looked at', async () => {
    for (const name of ['scope', 'scp']) {
      authorizer = authorizerFor(issuer.url, { agentClaim: `${name}=chat` });
      expect(await connect(await sign({ [name]: 'openid chat' }))).toMatchObject({ name: 'Ana' });
      await expect(connect(await sign({ [name]: 'openid chatter' }))).rejects.toThrow(/^Unauthorized$/);
    }
  });

  verifies('P9', 'is refused if it is meant for another audience than the configured one', async () => {
    const audience = 'urn:acme:chat';
    authorizer = authorizerFor(issuer.url, { audience });
    for (const aud of [undefined, 'urn:acme:shop', `${audience} urn:acme:shop`, ['urn:acme:shop']]) {
      await expect(connect(await sign({ aud }))).rejects.toThrow(/^Unauthorized$/);
    }
    for (const aud of [audience, ['urn:acme:shop', audience]]) {
      expect(await connect(await sign({ aud }))).toMatchObject({ name: 'Ana' });
    }
  });

  it('is refused if it names another issuer', async () => {
    await expect(connect(await sign({ iss: 'https://login.other.example' }))).rejects.toThrow(
      /^Unauthorized$/,
    );
  });

  it('is refused before its time', async () => {
    await expect(connect(await sign({ nbf: 4_000_000_000 }))).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('a token that the issuer has not signed', () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged = async (header: object, signature: (text: string) => string) => {
    const text = `${encode({ kid: 'ES256', ...header })}.${encode(claimsOf(await tokenOf(ana)))}`;
    return `${text}.${signature(text)}`;
  };
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  it('is refused with a signature by another key', async () => {
    const token = await forged({ alg: 'ES256' }, (text) =>
      sign('sha256', Buffer.from(text), { key: stranger, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    );
    await expect(connect(token)).rejects.toThrow(/^Unauthorized$/);
  });

  it('is refused with the public key taken for a shared secret', async () => {
    for (const alg of ['ES256', 'RS256'] as const) {
      const secret = createPublicKey(issuer.keys[alg]).export({ type: 'spki', format: 'pem' });
      const token = await forged({ alg: 'HS256', kid: alg }, (text) =>
        createHmac('sha256', secret).update(text).digest('base64url'),
      );
      await expect(connect(token)).rejects.toThrow(/^Unauthorized$/);
    }
  });

  for (const signature of ['', 'AAAA']) {
    it(`is refused if it says that it needs no signature (${signature.length} characters of it)`, async () => {
      await expect(connect(await forged({ alg: 'none' }, () => signature))).rejects.toThrow(/^Unauthorized$/);
    });
  }
});
