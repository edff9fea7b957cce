import { buildDecrypt } from '@aws-crypto/decrypt-node';
import { KmsKeyringNode } from '@aws-crypto/kms-keyring-node';
import type { AnswerDecrypter, EncryptionContext, HeldAnswers } from '../../../core/ports.ts';
import { Secret } from '../../../core/secret.ts';
import { kmsClient } from './client.ts';
import { suite } from './encryption-suite.ts';

/** Opens what encrypt.ts made, under this key and no other. */
export function kmsDecrypter(wrappingKeyArn: string): AnswerDecrypter {
  const keyring = new KmsKeyringNode({ keyIds: [wrappingKeyArn], clientProvider: kmsClient });
  const { decrypt } = buildDecrypt(suite.commitmentPolicy);
  return {
    async decrypt(ciphertext, context) {
      const { plaintext, messageHeader } = await decrypt(keyring, ciphertext);
      try {
        requireSameContext(messageHeader.encryptionContext, context);
        return new Secret(JSON.parse(plaintext.toString('utf8')) as HeldAnswers);
      } finally {
        plaintext.fill(0);
      }
    },
  };
}

/** The context travels in the message: decryption alone would accept the row of another submission. */
function requireSameContext(found: EncryptionContext, expected: EncryptionContext): void {
  const names = Object.keys(expected);
  const same =
    names.every((name) => found[name] === expected[name]) && names.length === Object.keys(found).length;
  if (!same) throw new Error('the ciphertext belongs to another submission');
}
