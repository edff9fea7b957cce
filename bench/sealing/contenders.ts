import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { exportJWK, FlattenedEncrypt, flattenedDecrypt, generateKeyPair, importJWK } from 'jose';
import { libraryMlKem } from '../../core/sealing/kem/library-ml-kem.ts';
import type { MlKem } from '../../core/sealing/kem/ml-kem.ts';
import { nativeMlKem } from '../../core/sealing/kem/native-ml-kem.ts';
import { openAnswers } from '../../core/sealing/open.ts';
import { associatedData } from '../../core/sealing/place.ts';
import { pack, unpack } from '../../core/sealing/plaintext.ts';
import { sealAnswers } from '../../core/sealing/seal.ts';
import { makeSessionKey } from '../../core/sealing/session-key.ts';
import { suiteOf } from '../../core/sealing/suite.ts';
import { Secret } from '../../core/secret.ts';
import { answers, place } from './form.ts';

/**
 * One way to seal the form's answers, bound to their place, from a public key as bytes or JSON to a text, and to open that
 * with a private key that is at hand.
 */
export interface Contender {
  readonly name: string;
  seal(): Promise<string>;
  open(sealed: string): Promise<unknown>;
}

export async function contenders(): Promise<Contender[]> {
  return [
    await ours('Sealform', nativeMlKem),
    await ours('Sealform, a library’s ML-KEM', libraryMlKem),
    await hpkeCore(),
    await jwe(),
  ];
}

async function ours(name: string, mlKem: MlKem): Promise<Contender> {
  const suite = suiteOf(mlKem);
  const key = await makeSessionKey(suite);
  return {
    name,
    seal: () => sealAnswers(new Secret(answers), place, key.publicKey, suite),
    open: async (sealed) => (await openAnswers(sealed, place, key, suite)).expose(),
  };
}

/** The same suite by somebody else, without our marks. */
async function hpkeCore(): Promise<Contender> {
  const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientKey = await suite.kem.generateKeyPair();
  const publicKey = new Uint8Array(await suite.kem.serializePublicKey(recipientKey.publicKey));
  return {
    name: '@hpke/core',
    async seal() {
      const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
      const aad = associatedData(place, publicKey);
      const { enc, ct } = await suite.seal({ recipientPublicKey }, pack(answers), aad);
      return Buffer.concat([new Uint8Array(enc), new Uint8Array(ct)]).toString('base64url');
    },
    async open(sealed) {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
      const aad = associatedData(place, publicKey);
      const enc = bytes.slice(0, suite.kem.encSize);
      const opened = await suite.open({ recipientKey, enc }, bytes.slice(suite.kem.encSize), aad);
      return unpack(new Uint8Array(opened));
    },
  };
}

/** What is usual: JWE with ECDH-ES on X25519 and A256GCM. Nothing in it withstands a quantum computer. */
async function jwe(): Promise<Contender> {
  const alg = 'ECDH-ES';
  const { publicKey, privateKey } = await generateKeyPair(alg, { crv: 'X25519' });
  const jwk = await exportJWK(publicKey);
  const aad = associatedData(place, new Uint8Array(Buffer.from(jwk.x ?? '', 'base64url')));
  return {
    name: 'jose, JWE with ECDH-ES',
    async seal() {
      const encrypt = new FlattenedEncrypt(pack(answers)).setAdditionalAuthenticatedData(aad);
      const sealed = await encrypt
        .setProtectedHeader({ alg, enc: 'A256GCM' })
        .encrypt(await importJWK(jwk, alg));
      return JSON.stringify(sealed);
    },
    async open(sealed) {
      const jwe = JSON.parse(sealed) as Parameters<typeof flattenedDecrypt>[0];
      return unpack((await flattenedDecrypt(jwe, privateKey)).plaintext);
    },
  };
}
