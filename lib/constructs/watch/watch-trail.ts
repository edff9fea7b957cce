import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type CfnTrail, ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ServiceLogGroup, type ServiceLogGroupProps } from '../service-log-group.ts';
import { decryptsMetric } from './own-metrics.ts';

export interface WatchTrailProps extends ServiceLogGroupProps {
  /** For how long its files are kept. */
  readonly retention: Duration;
  /** Writes to it are recorded too. */
  readonly siteBucket: IBucket;
  /** Its decryptions are counted. */
  readonly wrappingKey: IKey;
  readonly metricNamespace: string;
}

/**
 * Who did what to this account's resources, in every Region: as files that cannot be changed unnoticed, and as a group
 * of logs that can be asked. Rules see read events such as `Decrypt` only where such a trail is.
 */
export class WatchTrail extends Construct {
  readonly logGroup: LogGroup;
  readonly trailArn: string;
  readonly trailName: string;

  constructor(scope: Construct, id: string, props: WatchTrailProps) {
    super(scope, id);
    this.logGroup = new ServiceLogGroup(this, 'Logs', props);
    // The cast: this compiler asks for undefined where the library's type has an absence.
    const files = this.#bucket(props) as IBucket;
    const trail = new Trail(this, 'Trail', {
      bucket: files,
      encryptionKey: props.encryptionKey,
      isMultiRegionTrail: true,
      managementEvents: ReadWriteType.ALL,
      enableFileValidation: true,
    });
    const { role, policy } = this.#writer();
    const resource = trail.node.defaultChild as CfnTrail;
    resource.cloudWatchLogsLogGroupArn = this.logGroup.logGroupArn;
    resource.cloudWatchLogsRoleArn = role.roleArn;
    resource.node.addDependency(policy);
    this.trailArn = trail.trailArn;
    this.trailName = resource.ref;
    trail.addS3EventSelector([{ bucket: props.siteBucket }], {
      readWriteType: ReadWriteType.WRITE_ONLY,
      includeManagementEvents: false,
    });
    // Reading only: the trail's own writing would be an event that it writes, and so on.
    trail.addS3EventSelector([{ bucket: files }], {
      readWriteType: ReadWriteType.READ_ONLY,
      includeManagementEvents: false,
    });
    new MetricFilter(this, 'Decrypts', {
      logGroup: this.logGroup,
      filterPattern: decryptsUnder(props.wrappingKey),
      metricNamespace: props.metricNamespace,
      metricName: decryptsMetric,
      metricValue: '1',
      // The trail is never silent for long: with this the series has no holes.
      defaultValue: 0,
    });
  }

  /** What the trail writes its group as. CDK's own would have an inline policy, which has no versions. */
  #writer() {
    const role = new Role(this, 'LogsRole', {
      description: 'Writes the trail to its group of logs',
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com'),
    });
    const policy = new ManagedPolicy(this, 'LogsPolicy', {
      description: 'Writes the trail to its group of logs',
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [this.logGroup.logGroupArn],
        }),
      ],
    });
    return { role, policy };
  }

  /** Kept when its stack goes, also without removal protection: it is the evidence of who removed what. */
  #bucket({ encryptionKey, retention }: WatchTrailProps): Bucket {
    return new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          expiration: retention,
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

function decryptsUnder({ keyArn }: IKey) {
  const conditions = [
    '$.eventSource = "kms.amazonaws.com"',
    '$.eventName = "Decrypt"',
    '$.errorCode NOT EXISTS',
    `$.resources[0].ARN = "${keyArn}"`,
  ];
  return FilterPattern.literal(`{ ${conditions.map((condition) => `(${condition})`).join(' && ')} }`);
}
