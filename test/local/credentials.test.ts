import { expect, it } from 'vitest';
import { Credentials, type AwsCredentials } from '../../local/credentials.ts';

const identity = { roleArn: 'arn:aws:iam::000000000000:role/packer', caller: 'Api/Packer', instance: 'one' };

const headers = ({ accessKeyId, sessionToken }: AwsCredentials): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20270101/eu-west-1/kms/aws4_request, SignedHeaders=host`,
  'x-amz-security-token': sessionToken,
});

it('knows whose request it is by the credentials that signed it', () => {
  const credentials = new Credentials();
  const issued = credentials.issue(identity);
  credentials.issue({ ...identity, instance: 'two' });
  expect(credentials.identify(headers(issued))).toEqual(identity);
});

it('knows nobody by another session token, without a signature, or after revocation', () => {
  const credentials = new Credentials();
  const issued = credentials.issue(identity);
  const other = credentials.issue({ ...identity, instance: 'two' });
  expect(credentials.identify(headers({ ...issued, sessionToken: other.sessionToken }))).toBeUndefined();
  expect(credentials.identify({ 'x-amz-security-token': issued.sessionToken })).toBeUndefined();
  credentials.revoke(issued.accessKeyId);
  expect(credentials.identify(headers(issued))).toBeUndefined();
});

it('issues every instance credentials of its own', () => {
  const credentials = new Credentials();
  const [one, two] = [credentials.issue(identity), credentials.issue(identity)];
  expect(one.accessKeyId).not.toBe(two.accessKeyId);
  expect(one.sessionToken).not.toBe(two.sessionToken);
});
