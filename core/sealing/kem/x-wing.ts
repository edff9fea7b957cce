import { sha3_256 } from '@noble/hashes/sha3.js';
import type { KEM, Key } from 'hpke';
import { type Bytes, concat } from '../bytes.ts';
import { checkPublicKey } from '../public-key.ts';
import type { MlKem, MlKemPrivateKey } from './ml-kem.ts';
import { encapsulatedLength, mlKemCiphertextLength, mlKemKeyLength, publicKeyLength } from './sizes.ts';
import type { X25519 } from './x25519.ts';

/** What something is sealed to. */
export interface PublicKey extends Key {
  readonly type: 'public';
  readonly bytes: Bytes;
}

/**
 * The private key: two handles, neither of which gives its key away. Browsers keep both in IndexedDB, but not their own
 * combined key, which Chromium silently stores as null. For a browser that loses a half, see stored-key.ts.
 */
export interface SessionKey extends Key {
  readonly type: 'private';
  readonly mlKem: MlKemPrivateKey;
  readonly x25519: CryptoKey;
  readonly publicKey: Bytes;
}

/** What the algorithm of a session key is called. */
export const xWingName = 'MLKEM768-X25519';

/** `\.//^\`, which keeps this combination apart from all others. */
const label = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c);

/** Keys are made here, and only their public half is ever written. */
function never(): Promise<never> {
  return Promise.reject(new Error('a session key is neither derived nor written nor read'));
}

/**
 * X-Wing (draft-connolly-cfrg-xwing-kem, section 5), as the KEM 0x647a of HPKE (draft-ietf-hpke-pq). Its secret is as good
 * as the better of its two halves.
 */
export function xWing(mlKem: MlKem, x25519: X25519): KEM<PublicKey | SessionKey> {
  return {
    id: 0x647a,
    type: 'KEM',
    name: xWingName,
    Nsecret: 32,
    Nenc: encapsulatedLength,
    Npk: publicKeyLength,
    Nsk: 32,
    GenerateKeyPair: () => generateKeyPair(mlKem, x25519),
    SerializePublicKey: (key) => Promise.resolve((key as PublicKey).bytes.slice()),
    DeserializePublicKey: (bytes) => Promise.resolve(publicKeyOf(bytes.slice())),
    Encap: (key) => encapsulate(key as PublicKey, mlKem, x25519),
    Decap: (encapsulated, key) => decapsulate(encapsulated.slice(), key as SessionKey, mlKem, x25519),
    DeriveKeyPair: never,
    SerializePrivateKey: never,
    DeserializePrivateKey: never,
  };
}

function publicKeyOf(bytes: Bytes): PublicKey {
  checkPublicKey(bytes);
  return { algorithm: { name: xWingName }, type: 'public', extractable: true, bytes };
}

async function generateKeyPair(mlKem: MlKem, x25519: X25519) {
  const [one, other] = await Promise.all([mlKem.generateKeyPair(), x25519.generateKeyPair()]);
  const publicKey = publicKeyOf(concat(one.publicKey, other.publicKey));
  return { publicKey, privateKey: sessionKeyOf(one.privateKey, other.privateKey, publicKey.bytes) };
}

/** A session key of its parts. */
export function sessionKeyOf(mlKem: MlKemPrivateKey, x25519: CryptoKey, publicKey: Bytes): SessionKey {
  return { algorithm: { name: xWingName }, type: 'private', extractable: false, mlKem, x25519, publicKey };
}

async function encapsulate({ bytes }: PublicKey, mlKem: MlKem, x25519: X25519) {
  const theirs = bytes.slice(mlKemKeyLength);
  const [{ sharedSecret, ciphertext }, ephemeral] = await Promise.all([
    mlKem.encapsulate(bytes.slice(0, mlKemKeyLength)),
    x25519.generateKeyPair(),
  ]);
  const agreed = await x25519.sharedSecret(ephemeral.privateKey, theirs);
  return {
    enc: concat(ciphertext, ephemeral.publicKey),
    shared_secret: combine(sharedSecret, agreed, ephemeral.publicKey, theirs),
  };
}

async function decapsulate(encapsulated: Bytes, key: SessionKey, mlKem: MlKem, x25519: X25519) {
  const ephemeral = encapsulated.slice(mlKemCiphertextLength);
  const [sharedSecret, agreed] = await Promise.all([
    mlKem.decapsulate(encapsulated.slice(0, mlKemCiphertextLength), key.mlKem),
    x25519.sharedSecret(key.x25519, ephemeral),
  ]);
  return combine(sharedSecret, agreed, ephemeral, key.publicKey.slice(mlKemKeyLength));
}

function combine(sharedSecret: Bytes, agreed: Bytes, ephemeral: Bytes, theirs: Bytes): Uint8Array {
  return sha3_256(concat(sharedSecret, agreed, ephemeral, theirs, label));
}
