import type { Rule } from '../rule.ts';

/** Every queue and topic is encrypted under a key of the brand's. */
export const messagesAreEncrypted: Rule = {
  name: 'MessagesAreEncrypted',
  check: (templates) =>
    templates
      .ofType('AWS::SQS::Queue', 'AWS::SNS::Topic')
      .filter((resource) => {
        const key = resource.properties['KmsMasterKeyId'];
        return templates.referred(key, resource)?.type !== 'AWS::KMS::Key';
      })
      .map((resource) => ({ resource, fault: 'is not encrypted under a key of these templates' })),
};
