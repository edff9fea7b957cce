import { beforeEach, describe, expect, it, test } from 'vitest';
import { originSecretHeader } from '../../lambdas/adapters/env.ts';
import { IssuerUnreachable } from '../../lambdas/adapters/handshake/issuer-keys.ts';
import { Authorizer, edge, viewer } from './authorizer.ts';

const agentId = '4b1c2a3e-0000-4000-8000-000000000001';
const token = { agentId, name: 'Ana', roles: ['agent', 'auditor'] as const, signedInAt: 1, expiresAt: 9e15 };

let authorizer: Authorizer;
let asked: string[];
beforeEach(() => {
  asked = [];
  authorizer = new Authorizer((text) => {
    asked.push(text);
    if (text === 'down') return Promise.reject(new IssuerUnreachable());
    return text === 'good' ? Promise.resolve(token) : Promise.reject(new TypeError(`${text} is wrong`));
  });
});

describe('a handshake that came through the distribution', () => {
  it('is decided by its credential', async () => {
    expect(await authorizer.context()).toMatchObject({ role: 'visitor' });
    expect(await authorizer.context({ credential: 'bearer.good' })).toMatchObject({
      role: 'agent',
      roles: 'agent auditor',
      agentId,
    });
    await expect(authorizer.context({ credential: 'bearer.bad' })).rejects.toThrow(/^Unauthorized$/);
  });

  it('is not refused for good while the issuer cannot be asked', async () => {
    await expect(authorizer.context({ credential: 'bearer.down' })).rejects.toThrow(/^Unavailable$/);
    expect(authorizer.refusals).toEqual(['IssuerUnreachable']);
  });

  it('is known by the secret, whatever the case of its header', async () => {
    const headers = { [originSecretHeader.toUpperCase()]: authorizer.secret };
    expect(await authorizer.context({ without: originSecretHeader, headers })).toMatchObject({
      role: 'visitor',
    });
  });
});

describe('a handshake that went around the distribution', () => {
  for (const what of ['nothing', '', 'guessed', 'nearly']) {
    it(`is refused before anything else, showing ${what || 'an empty header'}`, async () => {
      const shown = what === 'nearly' ? authorizer.secret.slice(0, -1) : what;
      const headers = { [originSecretHeader]: shown };
      const handshake = what === 'nothing' ? { without: originSecretHeader } : { headers };
      await expect(authorizer.context(handshake)).rejects.toThrow(/^Unauthorized$/);
      await expect(authorizer.context({ ...handshake, credential: 'bearer.good' })).rejects.toThrow(
        /^Unauthorized$/,
      );
      expect(asked).toEqual([]);
      expect(authorizer.refusals).toEqual(['NotThroughDistribution', 'NotThroughDistribution']);
    });
  }

  it('cannot choose whose pseudonym stands in the log', async () => {
    const around = { without: originSecretHeader, sourceIp: '192.0.2.66' };
    await expect(authorizer.context(around)).rejects.toThrow();
    await expect(authorizer.context({ ...around, sourceIp: viewer.split(':')[0] ?? '' })).rejects.toThrow();
    await authorizer.context();
    const [stranger, same, through] = authorizer.messages.map(({ client }) => client);
    expect(stranger).toMatch(/^[0-9a-f]{16}$/);
    expect([same === through, stranger === through]).toEqual([true, false]);
  });
});

test('both outcomes are logged with the client, and what could be told of the socket', async () => {
  await authorizer.context({ credential: 'bearer.good' });
  await expect(authorizer.context({ credential: 'bearer.bad' })).rejects.toThrow();
  const client = expect.stringMatching(/^[0-9a-f]{16}$/) as string;
  expect(authorizer.messages).toMatchObject([
    { message: 'handshake accepted', role: 'agent', agentId, client, connectionId: 'abc=' },
    { message: 'handshake refused', reason: 'TypeError', client },
  ]);
  expect(authorizer.messages[0]?.['client']).toBe(authorizer.messages[1]?.['client']);
});

test('no address, no secret and no credential stands in any line, nor the secret in what others are told', async () => {
  const addresses = ['198.51.100.10', '2001:db8:77:99::10', '192.0.2.66', edge];
  const visitor = 'v'.repeat(43);
  const contexts = [
    await authorizer.context({ credential: 'bearer.good' }),
    await authorizer.context({ credential: `visitor.${visitor}` }),
    await authorizer.context({ headers: { 'CloudFront-Viewer-Address': `${addresses[1] ?? ''}:4711` } }),
  ];
  for (const refused of [
    { credential: 'bearer.bad-canary' },
    { credential: 'bearer.down' },
    { without: originSecretHeader, sourceIp: '192.0.2.66' },
    { headers: { [originSecretHeader]: 'guessed-canary' } },
  ]) {
    await expect(authorizer.context(refused)).rejects.toThrow();
  }
  const left = authorizer.lines.join('\n');
  expect(authorizer.lines.length).toBeGreaterThanOrEqual(3 + 2 * 4);
  const parts = [...addresses, '2001:db8:77:99', '46532', '4711'];
  for (const planted of [...parts, authorizer.secret, visitor, 'bad-canary', 'guessed-canary']) {
    expect(left).not.toContain(planted);
  }
  expect(JSON.stringify(contexts)).not.toContain(authorizer.secret);
});
