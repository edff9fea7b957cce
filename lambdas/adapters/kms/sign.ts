import { createHash } from 'node:crypto';
import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { CertificateSigner } from '../../../core/ports.ts';
import { rawSignature } from '../../../core/sealing/index.ts';
import { kmsConfig } from './config.ts';

/**
 * Signs under this key and no other: one call of KMS a signature, which is told the digest alone.
 *
 * @param brandKey the key's public half, as a deployment found it
 */
export function kmsSigner(signingKeyArn: string, brandKey: string): CertificateSigner {
  const client = new KMSClient(kmsConfig);
  return {
    brandKey: () => Promise.resolve(brandKey),
    async sign(toSign) {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: signingKeyArn,
          Message: createHash('sha256').update(toSign).digest(),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      return rawSignature(Signature ?? new Uint8Array());
    },
  };
}
