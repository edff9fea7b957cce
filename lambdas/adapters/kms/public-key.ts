import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { toBase64Url } from '../../../core/base64url.ts';
import { fingerprint } from '../../../core/sealing/index.ts';
import { kmsConfig } from './config.ts';

/** A key's public half in base64url, and what an embed snippet pins of it. */
export async function publicHalf(keyArn: string): Promise<{ PublicKey: string; Fingerprint: string }> {
  const { PublicKey } = await new KMSClient(kmsConfig).send(new GetPublicKeyCommand({ KeyId: keyArn }));
  const spki = Uint8Array.from(PublicKey ?? []);
  return { PublicKey: toBase64Url(spki), Fingerprint: await fingerprint(spki) };
}
