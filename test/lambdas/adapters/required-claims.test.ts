import { describe, expect, it } from 'vitest';
import { missingClaims } from '../../../lambdas/adapters/handshake/required-claims.ts';

const missing = (...required: object[]) => missingClaims(JSON.stringify(required));
const check = (...required: object[]) => {
  const missingIn = missing(...required);
  return (claims: Record<string, unknown>) => missingIn(claims).length === 0;
};
const agents = check({ anyOf: ['groups'], value: 'agents' });

describe('a required claim', () => {
  it('has the value, or the value in a list, or as a word of a scope', () => {
    for (const groups of ['agents', ['all', 'agents']]) expect(agents({ groups })).toBe(true);
    expect(check({ anyOf: ['scope'], value: 'agents' })({ scope: 'all agents' })).toBe(true);
  });

  it('is not there by a part of a word, by a word in a list, or by anything else', () => {
    for (const groups of [
      'agent',
      'agentsX',
      'all agents',
      ['all agents'],
      [['agents']],
      { agents: true },
      null,
      7,
    ]) {
      expect(agents({ groups })).toBe(false);
    }
    expect(agents({})).toBe(false);
  });

  it('may be a number or a truth', () => {
    expect(check({ anyOf: ['mfa'], value: 'true' })({ mfa: true })).toBe(true);
    expect(check({ anyOf: ['acr'], value: '2' })({ acr: 2 })).toBe(true);
    expect(check({ anyOf: ['mfa'], value: 'true' })({ mfa: false })).toBe(false);
  });

  it('may have one of several names', () => {
    const client = check({ anyOf: ['client_id', 'azp'], value: 'console' });
    expect(client({ client_id: 'other', azp: 'console' })).toBe(true);
    expect(client({ client_id: 'other' })).toBe(false);
  });

  it('is needed as all the others are', () => {
    const both = check({ anyOf: ['a'], value: '1' }, { anyOf: ['b'], value: '2' });
    expect([both({ a: '1', b: '2' }), both({ a: '1' }), both({ b: '2' })]).toEqual([true, false, false]);
  });

  it('is named when it is missing, as the configuration has it', () => {
    const missingIn = missing(
      { anyOf: ['scope'], value: 'shop/agent' },
      { anyOf: ['client_id', 'azp'], value: 'console' },
    );
    expect(missingIn({ scope: 'openid', azp: 'other' })).toEqual([
      'scope: shop/agent',
      'client_id or azp: console',
    ]);
  });
});

it('asks for something, or does not start', () => {
  for (const json of ['[]', '{}', '[{"anyOf":["a"]}]', '']) expect(() => missingClaims(json)).toThrow();
});
