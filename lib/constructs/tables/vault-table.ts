import { Effect, PolicyDocument, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ServiceTable, type ServiceTableProps } from './service-table.ts';

/** The table of held answers: no point-in-time recovery, no stream, and a policy of its own against copies. */
export class VaultTable extends ServiceTable<'vault'> {
  constructor(
    scope: Construct,
    id: string,
    props: Pick<ServiceTableProps, 'encryptionKey' | 'removalProtection'>,
  ) {
    super(scope, id, {
      ...props,
      table: 'vault',
      resourcePolicy: new PolicyDocument({ statements: [noCopies()] }),
    });
  }
}

/**
 * Denied to everybody, administrators included. The list is every way to copy a table that DynamoDB accepts in a
 * table's policy ("API operations supported by resource-based policies"); it refuses a policy with any other name in
 * it. `dynamodb:StartAwsBackupJob` is such a name: AWS Backup has to be kept out by a policy of the organization.
 */
function noCopies(): PolicyStatement {
  return new PolicyStatement({
    sid: 'NoCopies',
    effect: Effect.DENY,
    principals: [new StarPrincipal()],
    actions: [
      'dynamodb:CreateBackup',
      'dynamodb:UpdateContinuousBackups',
      'dynamodb:RestoreTableToPointInTime',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:EnableKinesisStreamingDestination',
    ],
    resources: ['*'],
  });
}
