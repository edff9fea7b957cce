import { buildEncrypt } from '@aws-crypto/encrypt-node';
import { KmsKeyringNode } from '@aws-crypto/kms-keyring-node';
import type { AnswerEncrypter } from '../../../core/ports.ts';
import { kmsClient } from './client.ts';
import { suite } from './encryption-suite.ts';

/** Envelope encryption by the AWS Encryption SDK: one GenerateDataKey under this key and no other. */
export function kmsEncrypter(wrappingKeyArn: string): AnswerEncrypter {
  const keyring = new KmsKeyringNode({ generatorKeyId: wrappingKeyArn, clientProvider: kmsClient });
  const { encrypt } = buildEncrypt(suite.commitmentPolicy);
  return {
    async encrypt(answers, context) {
      const plaintext = Buffer.from(JSON.stringify(answers.expose()), 'utf8');
      const options = {
        encryptionContext: { ...context },
        suiteId: suite.id,
        plaintextLength: plaintext.length,
      };
      try {
        return (await encrypt(keyring, plaintext, options)).result;
      } finally {
        plaintext.fill(0);
      }
    },
  };
}
