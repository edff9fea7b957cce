import { createHash } from 'node:crypto';
import { SigningKey } from '../local/kms/signing-key.ts';
import { readAssembly } from '../local/template/assembly.ts';

/** After a synthesis: what a page pins of the brand's key where the app runs on one machine, and is made of its ARN. */
const [key] = readAssembly('cdk.out')
  .ofType('AWS::KMS::Key')
  .filter(({ properties }) => properties['KeyUsage'] === 'SIGN_VERIFY');
if (!key) throw new Error('cdk.out has no key that signs');
const pin = createHash('sha256').update(new SigningKey(key.arn).publicKey()).digest('hex');
process.stdout.write(
  `On one machine, <sealform-chat pin="${pin}">; a deployment puts out its own, BrandKeyFingerprint.\n`,
);
