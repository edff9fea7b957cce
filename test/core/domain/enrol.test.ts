import { describe, expect, it } from 'vitest';
import type { AgentCaller } from '../../../core/domain/caller.ts';
import { enrol, type EnrolDeps, freshForMs } from '../../../core/domain/enrol.ts';
import { SealformError } from '../../../core/errors.ts';
import type { AuditEvent } from '../../../core/ports.ts';
import { verifyCertificate } from '../../../core/sealing/certificate/verify.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { verifies } from '../../promises.ts';
import { ana, type Brand, hour, makeBrand } from '../sealing/certificate/certificate-scene.ts';
import { unusable } from '../sealing/public-keys.ts';
import { textOf } from '../sealing/scene.ts';

const signedInAt = Date.UTC(2026, 10, 22, 9);
const id = '1b54c1ae-9a3f-4a44-8a5e-3a3f0a9b6c11';
const agent: AgentCaller = {
  role: 'agent',
  agentId: ana.id,
  name: ana.name,
  signedInAt,
  roles: ['agent'],
  connectionId: 'c',
  until: signedInAt + hour,
};
const { publicKey } = await makeSessionKey(await loadSuite());
const brand = await makeBrand();

interface Scene {
  readonly deps: EnrolDeps;
  /** What happened, in order. */
  readonly happened: string[];
  readonly records: AuditEvent[];
}

function scene(at = signedInAt, by: Brand = brand): Scene {
  const happened: string[] = [];
  const records: AuditEvent[] = [];
  const deps: EnrolDeps = {
    signer: {
      brandKey: () => Promise.resolve(textOf(by.brandKey)),
      sign: (bytes) => {
        happened.push('signed');
        return by.sign(bytes);
      },
    },
    audit: {
      put: (event) => {
        happened.push(`recorded ${event.outcome}`);
        records.push(event);
        return Promise.resolve();
      },
      putOnce: (event) => {
        const other = records.find((each) => each.id === event.id && each.at === event.at);
        if (other && other.keyId !== event.keyId) return Promise.resolve(false);
        happened.push(`recorded ${event.outcome}`);
        records.push(event);
        return Promise.resolve(true);
      },
    },
    clock: () => at,
    makeId: () => '2b54c1ae-9a3f-4a44-8a5e-3a3f0a9b6c11',
  };
  return { deps, happened, records };
}

async function ask({ deps }: Scene, key: string = textOf(publicKey), caller: AgentCaller = agent) {
  return (await enrol({ type: 'enrol', id, publicKey: key }, caller, deps)).recipient;
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(() => 'none').catch((thrown: unknown) => thrown);
  if (!(error instanceof SealformError)) throw new Error(`not refused by a code: ${String(error)}`);
  return [error.code, error.details.path].filter(Boolean).join(' ');
}

describe('an enrolment', () => {
  it('gives a certificate of this key and agent that verifies under the brand’s fingerprint', async () => {
    const later = signedInAt + 60_000;
    const recipient = await ask(scene(later));
    const expected = { brandKey: recipient.brandKey, pin: brand.pin, agent: ana, now: later };
    expect(await verifyCertificate(recipient.certificate, expected)).toEqual({
      agent: ana,
      publicKey,
      issuedAt: later,
      expiresAt: signedInAt + 12 * hour,
    });
  });

  it('is on the record before anything is signed', async () => {
    const at = scene();
    await ask(at);
    expect(at.happened).toEqual(['recorded success', 'signed']);
    expect(at.records).toMatchObject([
      { action: 'enrol', actor: 'agent', actorId: ana.id, outcome: 'success' },
    ]);
    expect(JSON.stringify(at.records)).not.toContain(textOf(publicKey).slice(0, 40));
  });

  it('of whose record nothing came signs nothing', async () => {
    const at = scene();
    const busy = () => Promise.reject(new Error('busy'));
    const broken = { ...at, deps: { ...at.deps, audit: { put: busy, putOnce: busy } } };
    await expect(ask(broken)).rejects.toThrow('busy');
    expect(at.happened).toEqual([]);
  });

  it.each(['sign', 'brandKey'] as const)('whose %s fails leaves nothing but its record', async (step) => {
    const at = scene();
    const signer = { ...at.deps.signer, [step]: () => Promise.reject(new Error('KMS is away')) };
    await expect(ask({ ...at, deps: { ...at.deps, signer } })).rejects.toThrow('KMS is away');
    expect(at.records).toHaveLength(1);
  });
});

describe('a sign-in', () => {
  it('is fresh for exactly five minutes', async () => {
    expect(freshForMs).toBe(5 * 60_000);
    expect(await ask(scene(signedInAt + freshForMs))).toHaveProperty('certificate');
  });

  verifies(
    'P10',
    'that is older certifies no key: refused, on the record, and nothing is signed',
    async () => {
      for (const age of [freshForMs + 1, hour, 12 * hour]) {
        const at = scene(signedInAt + age);
        expect(await codeOf(ask(at))).toBe('ERR_SIGN_IN_AGAIN');
        expect(at.happened).toEqual(['recorded denied']);
        const made = { id: at.deps.makeId(), at: signedInAt + age };
        expect(at.records).toMatchObject([{ action: 'enrol', code: 'ERR_SIGN_IN_AGAIN', ...made }]);
      }
    },
  );
});

describe('one sign-in', () => {
  it('certifies one key: another is refused on the record, and not signed', async () => {
    const at = scene();
    await ask(at);
    const other = await makeSessionKey(await loadSuite());
    expect(await codeOf(ask(at, textOf(other.publicKey)))).toBe('ERR_SIGN_IN_AGAIN');
    expect(at.happened).toEqual(['recorded success', 'signed', 'recorded denied']);
  });

  it('certifies that key again for whom the reply did not reach', async () => {
    const at = scene();
    const [first, second] = [await ask(at), await ask(at)];
    expect(second.brandKey).toBe(first.brandKey);
    const [one, other] = at.records;
    expect(other).toMatchObject({ id: one?.id, at: signedInAt, keyId: one?.keyId });
  });

  it('stands in no other sign-in’s way, nor in another agent’s', async () => {
    const at = scene();
    await ask(at);
    const others = [
      { ...agent, signedInAt: signedInAt - 1_000 },
      { ...agent, agentId: '3b54c1ae-9a3f-4a44-8a5e-3a3f0a9b6c11' },
    ];
    for (const caller of others) {
      const { publicKey: own } = await makeSessionKey(await loadSuite());
      expect(await ask(at, textOf(own), caller)).toHaveProperty('certificate');
    }
  });
});

describe('what is no public key', () => {
  const half = (bytes: Uint8Array, from: number, to: number) =>
    bytes.map((byte, at) => (at >= from && at < to ? 0 : byte));
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(1216)],
    ['a byte too few', publicKey.slice(1)],
    ['a byte too many', new Uint8Array([...publicKey, 1])],
    ['an X25519 half that is zero', half(publicKey, 1184, 1216)],
    ['an ML-KEM half that is zero', half(publicKey, 0, 1184)],
    ['an ML-KEM half that is zero but for its seed', half(publicKey, 0, 1152)],
    ...unusable.map(([what, spoil]): [string, Uint8Array] => [what, spoil(publicKey)]),
  ])('%s: is refused, and neither recorded as enrolled nor signed', async (_, bytes) => {
    const at = scene();
    expect(await codeOf(ask(at, textOf(bytes)))).toBe('ERR_BAD_REQUEST publicKey');
    expect(at.happened).toEqual([]);
  });

  it.each([
    ['an empty text', ''],
    ['other characters', '!'.repeat(1622)],
    ['a megabyte', 'A'.repeat(1 << 20)],
    ['padding', `${textOf(publicKey).slice(0, -1)}=`],
  ])('%s: is refused too', async (_, text) => {
    const at = scene();
    expect(await codeOf(ask(at, text))).toBe('ERR_BAD_REQUEST publicKey');
    expect(at.happened).toEqual([]);
  });
});
