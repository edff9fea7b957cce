import type { Rule } from '../rule.ts';

/** What holds something that cannot be made again. The site can: it is a copy of a folder of this project. */
const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::SecretsManager::Secret',
  'AWS::Cognito::UserPool',
];

/** What holds state outlives its stack, where the configuration says so. */
export const stateIsRetained: Rule = {
  name: 'StateIsRetained',
  check: (templates) =>
    templates
      .ofType(...stateful)
      .filter(({ deletionPolicy }) => !deletionPolicy?.startsWith('Retain'))
      .map((resource) => ({ resource, fault: 'goes with its stack, although removalProtection is on' })),
};
