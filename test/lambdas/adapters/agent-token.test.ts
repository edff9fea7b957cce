import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isName } from '../../../core/sealing/certificate/name.ts';
import { agentToken } from '../../../lambdas/adapters/handshake/agent-token.ts';

const issuer = 'https://login.acme.example';
const uuid = '4b1c2a3e-9d7f-4a56-8b12-3c4d5e6f7a8b';
const token = (claims: object) => agentToken(issuer, { sub: uuid, auth_time: 1, exp: 2, ...claims });

describe("an agent's id", () => {
  it('is the subject, if that is a UUID', () => {
    expect(token({}).agentId).toBe(uuid);
  });

  it('is made of issuer and subject otherwise, by a rule that may not change', () => {
    // SHA-256 of ["https://login.acme.example","acme|ana"], cut to 128 bits, with version 8 and variant 2 written over.
    expect(token({ sub: 'acme|ana' }).agentId).toBe('c63d02bf-5022-8336-a657-f9a0090ff8ae');
    expect(agentToken(`${issuer}/other`, { sub: 'acme|ana', auth_time: 1, exp: 2 }).agentId).not.toBe(
      token({ sub: 'acme|ana' }).agentId,
    );
    expect(token({ sub: 'acme|bea' }).agentId).not.toBe(token({ sub: 'acme|ana' }).agentId);
  });
});

describe("an agent's name", () => {
  it('is the first that the token has of name, preferred_username, username, cognito:username and sub', () => {
    const claims = { name: 'a', preferred_username: 'b', username: 'c', 'cognito:username': 'd' };
    expect(token(claims).name).toBe('a');
    expect(token({ ...claims, name: undefined }).name).toBe('b');
    expect(token({ ...claims, name: ' ', preferred_username: 7 }).name).toBe('c');
    expect(token({ 'cognito:username': 'd' }).name).toBe('d');
    expect(token({ sub: 'acme|ana' }).name).toBe('acme|ana');
    expect(token({}).name).toBe(uuid);
  });

  it('is one that a visitor can see whole: what nobody sees is left out, and a claim with nothing else is passed over', () => {
    expect(token({ name: 'A\u200Bna\u202E ' }).name).toBe('Ana');
    expect(token({ name: 'Ana ❤\uFE0F' }).name).toBe('Ana ❤');
    expect(token({ name: '\u2063', username: 'ana' }).name).toBe('ana');
    expect(token({ name: '***', username: 'ana' }).name).toBe('ana');
    expect(token({ name: 'علی\u200Cرضا' }).name).toBe('علی\u200Cرضا');
  });

  it("is the agent's id where there is no other", () => {
    expect(token({ sub: '\u2063' }).name).toBe(token({ sub: '\u2063' }).agentId);
  });

  it('can be certified, whatever the claims say', () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(anyText, anyText, (name, sub) => {
        expect(isName(token({ name, sub }).name)).toBe(true);
      }),
    );
  });

  it('is at most 128 characters, and whole ones', () => {
    expect(token({ name: 'x'.repeat(500) }).name).toBe('x'.repeat(128));
    expect(token({ name: `${'x'.repeat(127)}😀` }).name.isWellFormed()).toBe(true);
  });
});

it('takes times in seconds and gives them in milliseconds', () => {
  expect(token({ auth_time: 1_700_000_000, exp: 1_700_000_900 })).toMatchObject({
    signedInAt: 1_700_000_000_000,
    expiresAt: 1_700_000_900_000,
  });
});
