import type { Rule } from '../rule.ts';

/** What a table has, when there is a copy of its rows somewhere else. */
const copies = {
  PointInTimeRecoverySpecification: 'can be restored to a point in time',
  StreamSpecification: 'has a stream',
  KinesisStreamSpecification: 'streams to Kinesis',
  GlobalSecondaryIndexes: 'has an index',
  Replicas: 'has a replica',
  ImportSourceSpecification: 'is made from an import',
} as const;

/** No row of the vault's has a copy anywhere (P6). */
export function vaultHasNoCopy(vault: string): Rule {
  return {
    name: 'VaultHasNoCopy',
    check: (templates) => {
      const resource = templates.at(vault);
      return Object.entries(copies)
        .filter(([property]) => property in resource.properties)
        .map(([, fault]) => ({ resource, fault: `${fault}: answers must have no copy` }));
    },
  };
}
