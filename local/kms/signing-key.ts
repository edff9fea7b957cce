import { createECDH, createHash, createPublicKey, randomBytes } from 'node:crypto';

const curve = 'prime256v1';

/** The order of P-256's base point (FIPS 186-5; SP 800-186, section 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Bytes of a number of this curve. */
const numberLength = 32;

/**
 * The key pair of a local signing key (P-256), made of the key's ARN and nothing else: a local signing key protects
 * nothing, and so its public half can be named before it runs, and is the same after every start.
 */
export class SigningKey {
  readonly #secret: Buffer;

  constructor(arn: string) {
    this.#secret = sha256(Buffer.from(`signing key of ${arn}`));
  }

  /** The public half: SubjectPublicKeyInfo in DER (RFC 5480). */
  publicKey(): Buffer {
    const point = pointOf(this.#secret);
    const [x, y] = [point.subarray(1, 1 + numberLength), point.subarray(1 + numberLength)];
    const key = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
    return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' });
  }

  /**
   * ECDSA over a digest of 32 bytes (FIPS 186-5, section 6.4.1), in DER. Node signs messages only, whose digests it makes
   * itself; and in no constant time, as there is nothing to find out.
   */
  sign(digest: Buffer): Buffer {
    const once = randomBytes(numberLength);
    const r = numberOf(pointOf(once).subarray(1, 1 + numberLength)) % order;
    const s = (inverse(numberOf(once)) * (numberOf(digest) + r * numberOf(this.#secret))) % order;
    return sequence(integer(r), integer(s));
  }
}

export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** That many times the base point: 0x04, x, y. */
function pointOf(factor: Buffer): Buffer {
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(factor);
  return ecdh.getPublicKey();
}

/** 1/n, by Fermat: n to the power of order - 2. */
function inverse(n: bigint): bigint {
  let [result, base, exponent] = [1n, n % order, order - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}

function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

/** DER's INTEGER: the fewest bytes, and a zero before what would look negative. */
function integer(n: bigint): Buffer {
  const hex = n.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const content = bytes.readUInt8() < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
  return Buffer.concat([Buffer.of(0x02, content.length), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
