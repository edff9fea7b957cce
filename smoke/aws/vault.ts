import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import { type Check, Failed } from '../check.ts';
import { asking, type Context } from './context.ts';
import { listOf, readPolicy } from './policy.ts';

/** Every way to copy a table that a table's policy can name. */
const copying = [
  'dynamodb:CreateBackup',
  'dynamodb:UpdateContinuousBackups',
  'dynamodb:RestoreTableToPointInTime',
  'dynamodb:ExportTableToPointInTime',
  'dynamodb:EnableKinesisStreamingDestination',
];

/** No copy of an answer outlives its row (P6). */
export function vaultCopies(context: Context): Check {
  return asking(context, {
    id: 'vault-copies',
    shows: 'the vault has no backups and no stream, and its policy denies copies to all (P6)',
    remedy:
      'npx cdk deploy …-Data --revert-drift, and turn point-in-time recovery off; the trail shows who turned it on. What was copied meanwhile has to be found and deleted.',
    actions: 'dynamodb:DescribeTable, DescribeContinuousBackups and GetResourcePolicy',
    async look(installation) {
      const { region, physicalId: TableName } = installation.one('AWS::DynamoDB::Table', 'Vault');
      const client = new DynamoDBClient({ region });
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      const { ContinuousBackupsDescription: backups } = await client.send(
        new DescribeContinuousBackupsCommand({ TableName }),
      );
      const recovery = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
      const wrong = [
        ...(recovery === 'DISABLED' ? [] : [`point-in-time recovery is ${recovery ?? 'unknown'}`]),
        ...(Table?.StreamSpecification?.StreamEnabled === true ? ['it has a stream'] : []),
        ...((await deniesCopies(client, Table?.TableArn)) ? [] : ['its policy does not deny copies']),
      ];
      if (wrong.length > 0) throw new Failed(wrong.join('; '));
    },
  });
}

async function deniesCopies(client: DynamoDBClient, ResourceArn: string | undefined): Promise<boolean> {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn }));
    return readPolicy(Policy).some(
      ({ Effect, Principal, Action, Condition }) =>
        Effect === 'Deny' &&
        isEverybody(Principal) &&
        Condition === undefined &&
        copying.every((action) => listOf(Action).includes(action)),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'PolicyNotFoundException') return false;
    throw error;
  }
}

/** IAM stores `*` as it was written, in one of two ways. */
function isEverybody(principal: unknown): boolean {
  return principal === '*' || JSON.stringify(principal) === '{"AWS":"*"}';
}
