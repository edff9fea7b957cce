import type { Rule } from '../rule.ts';

/** Every table forgets by itself what is past its time. */
export const tableHasTimeToLive: Rule = {
  name: 'TableHasTimeToLive',
  check: (templates) =>
    templates
      .ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
      .filter(({ properties }) => {
        const { Enabled } = (properties['TimeToLiveSpecification'] ?? {}) as { Enabled?: boolean };
        return Enabled !== true;
      })
      .map((resource) => ({ resource, fault: 'has no time to live: its items would stay for ever' })),
};
