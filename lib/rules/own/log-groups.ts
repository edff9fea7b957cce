import type { Rule } from '../rule.ts';
import { covers, statementsOf } from '../statements.ts';
import type { Declared, Templates } from '../templates.ts';

/** What the logs service does with a key ("Encrypt log data in CloudWatch Logs using KMS"). */
const uses = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:GenerateDataKey', 'kms:DescribeKey'];

/** Every log group is kept for a stated time, under a key that the logs service of its Region may use. */
export const logGroupIsEncryptedAndBounded: Rule = {
  name: 'LogGroupIsEncryptedAndBounded',
  check: (templates) =>
    templates.ofType('AWS::Logs::LogGroup').flatMap((resource) => {
      const { RetentionInDays, KmsKeyId } = resource.properties;
      const key = templates.referred(KmsKeyId, resource);
      return [
        ...(typeof RetentionInDays === 'number' ? [] : [{ resource, fault: 'is kept for ever' }]),
        ...(key && usableByLogs(key, resource, templates)
          ? []
          : [{ resource, fault: 'has no key that the logs service of its Region may use' }]),
      ];
    }),
};

function usableByLogs(key: Declared, { region }: Declared, templates: Templates): boolean {
  const allowed = statementsOf(key.properties['KeyPolicy'], key, templates)
    .filter(({ allows, principals }) => allows && principals.includes(`logs.${region}.amazonaws.com`))
    .filter(({ conditions }) => holdsForLogGroups(conditions, region))
    .flatMap(({ actions }) => actions);
  return key.region === region && uses.every((use) => allowed.some((action) => covers(action, use)));
}

/** The service names the group it encrypts for; a condition on anything else would never hold. */
function holdsForLogGroups(
  conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  region: string,
): boolean {
  return Object.values(conditions).every((keys) =>
    Object.entries(keys).every(
      ([key, values]) =>
        key === 'kms:EncryptionContext:aws:logs:arn' &&
        values.some((arn) => arn.includes(`:logs:${region}:`) && arn.endsWith(':log-group:*')),
    ),
  );
}
