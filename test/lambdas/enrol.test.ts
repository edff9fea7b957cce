import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { longestValidity } from '../../core/sealing/certificate/certificate.ts';
import { verifyCertificate } from '../../core/sealing/certificate/verify.ts';
import { newPublicKey, unusable } from '../core/sealing/public-keys.ts';
import { bytesOf, textOf } from '../core/sealing/scene.ts';
import { rawAgent } from '../scenario/stage/raw-people.ts';
import type { Message, RawSocket } from '../scenario/stage/raw-socket.ts';
import { useAlteredStage } from '../scenario/stage/own-stage.ts';
import { useStage } from '../scenario/stage/stage.ts';

const stage = useStage();
const publicKey = await newPublicKey();
let agent: RawSocket;
beforeAll(async () => {
  agent = await rawAgent(stage.runtime);
});

const pin = () => stage.runtime.outputs.get('Lakeside-Api.BrandKeyFingerprint') ?? '';
const enrolments = async () =>
  (await stage.runtime.database.scan('Audit')).filter(({ action }) => action === 'enrol');

/** It is refused for its sign-in, without a call of KMS, and with one record more. */
async function expectRefused(key: string): Promise<void> {
  const before = (await enrolments()).map(({ id }) => id);
  const calls = await stage.callsOf(async () => {
    expect(await agent.ask({ type: 'enrol', publicKey: key })).toMatchObject({ code: 'ERR_SIGN_IN_AGAIN' });
  });
  expect(calls.filter(({ service }) => service === 'kms')).toEqual([]);
  const added = (await enrolments()).filter(({ id }) => !before.includes(id));
  expect(added).toMatchObject([{ outcome: 'denied', code: 'ERR_SIGN_IN_AGAIN' }]);
}

async function enrolled(request: Message = {}): Promise<{ certificate: string; brandKey: string }> {
  const reply = await agent.ask({ type: 'enrol', publicKey, ...request });
  expect(reply).toMatchObject({ type: 'enrolled' });
  return reply['recipient'] as Awaited<ReturnType<typeof enrolled>>;
}

describe('an enrolment', () => {
  it("gives a certificate of the agent's key that holds under the fingerprint which the deployment puts out", async () => {
    const { certificate, brandKey } = await enrolled();
    const { agent: joined } = (await agent.ask({ type: 'join' })) as { agent: { id: string; name: string } };
    const now = stage.runtime.clock.now();
    const found = await verifyCertificate(certificate, { brandKey, pin: pin(), agent: joined, now });
    expect(Buffer.from(found.publicKey).toString('base64url')).toBe(publicKey);
    expect(found.agent).toEqual(joined);
    expect(found.issuedAt).toBeLessThanOrEqual(now);
    expect(found.expiresAt).toBeLessThanOrEqual(now + longestValidity);
    const other = verifyCertificate(certificate, { brandKey, pin: '0'.repeat(64), agent: joined, now });
    await expect(other).rejects.toMatchObject({ code: 'ERR_CERTIFICATE_PIN' });
  });

  it('is one call of KMS, after its record', async () => {
    const calls = await stage.callsOf(enrolled);
    expect(calls.map(({ service, operation }) => `${service} ${operation}`)).toEqual([
      'dynamodb PutItem',
      'kms Sign',
    ]);
  });

  it('is not made when it cannot be recorded, and what KMS refuses can be tried again', async () => {
    const { traffic } = stage.runtime;
    const failing = traffic.inject({ service: 'dynamodb', caller: 'Enrol', kind: 'throttle', times: 9 });
    const calls = await stage.callsOf(async () => {
      expect(await agent.ask({ type: 'enrol', publicKey })).toMatchObject({ code: 'ERR_TRY_AGAIN' });
    });
    expect(calls.filter(({ service }) => service === 'kms')).toEqual([]);
    failing.remove();
    const refusing = traffic.inject({ service: 'kms', operation: 'Sign', kind: 'throttle', times: 9 });
    expect(await agent.ask({ type: 'enrol', publicKey })).toMatchObject({ code: 'ERR_TRY_AGAIN' });
    refusing.remove();
    await enrolled();
  });

  it('is for one key a sign-in: another one is refused, and stands on the record as refused', async () => {
    await enrolled();
    await expectRefused(await newPublicKey());
  });

  it.each<[string, Uint8Array]>([
    ['of zeros', Buffer.alloc(1216)],
    ['that is too short', bytesOf(publicKey).subarray(1)],
    ['that is too long', Buffer.concat([bytesOf(publicKey), Buffer.alloc(1)])],
    ...unusable.map(([what, spoil]): [string, Uint8Array] => [`with ${what}`, spoil(bytesOf(publicKey))]),
  ])('of a key %s is refused, changes nothing, calls nobody and is no success on record', async (_, key) => {
    const before = await enrolments();
    const id = randomUUID();
    const calls = await stage.callsOf(async () => {
      const request = { type: 'enrol', id, publicKey: textOf(key) };
      // A socket each: one that is refused too often is closed.
      const socket = await rawAgent(stage.runtime);
      const { type, code, path } = await socket.ask(request);
      socket.close();
      expect({ type, code, path }).toEqual({ type: 'error', code: 'ERR_BAD_REQUEST', path: 'publicKey' });
    });
    expect(calls.filter(({ service }) => service === 'kms')).toEqual([]);
    expect(await enrolments()).toEqual(before);
  });

  it('takes a sign-in of the last five minutes', async () => {
    await stage.runtime.advance(4 * 60_000);
    await enrolled();
    await stage.runtime.advance(2 * 60_000);
    await expectRefused(publicKey);
  });
});

describe('when enrol may not sign', () => {
  const altered = useAlteredStage((api) => api.revoke('Enrol', 'kms:Sign', 'SigningKey'));

  it('no key is vouched for', async () => {
    const ana = await rawAgent(altered.runtime);
    expect(await ana.ask({ type: 'enrol', publicKey })).toMatchObject({ code: 'ERR_TRY_AGAIN' });
    expect(altered.runtime.refusals[0]).toMatch(
      /^Lakeside-Api\/Enrol\/Function is not authorized to perform: kms:Sign .* no policy allows it$/,
    );
  });
});
