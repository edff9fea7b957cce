import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  BucketDeployment,
  CacheControl,
  type ISource,
  Source,
  type SourceConfig,
} from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { RequiredClaim } from '../../sign-in.ts';
import { ServiceLogGroup, type ServiceLogGroupProps } from '../service-log-group.ts';

const web = join(import.meta.dirname, '..', '..', '..', 'web');

/** What the pages have to know of their installation: `/config.json`, which is public. */
export interface SiteConfig {
  /** The name of the brand that people see. */
  readonly brand: string;
  /** The name in front of its stacks' names. */
  readonly installation: string;
  readonly webSocketUrl: string;
  /**
   * Fingerprints of the brand's key, two while it is rotated. A visitor's frame seals answers only under one that the page
   * around it pins too: a link can write neither place, and the API can write neither.
   */
  readonly brandKeys: readonly string[];
  /** The OpenID Connect issuer of the agents. */
  readonly issuerUrl: string;
  /** The console's client id at the issuer. */
  readonly clientId: string;
  /** The client id of the operator's command line. */
  readonly operatorClientId: string;
  /** The scopes that a client asks for, with spaces between them. */
  readonly scope: string;
  /** What an agent's token has to claim for stored answers to be copied. @default - nobody may copy */
  readonly copyClaim?: RequiredClaim;
}

export interface SiteDeploymentProps extends ServiceLogGroupProps {
  readonly siteBucket: IBucket;
  readonly distribution: Distribution;
  readonly siteConfig: SiteConfig;
}

/**
 * Puts the pages into their bucket, takes away those that are no longer there, and makes the distribution forget the
 * old ones. Browsers ask each time whether a page has changed.
 *
 * The function that does it is CDK's own. Its role is ours: it may read the two archives of this deployment, write
 * this bucket, and invalidate this distribution. It may not read the bucket's tags, by which CDK's function would take
 * a bucket that goes with its stack for one that is still in use, and leave it full.
 */
export class SiteDeployment extends Construct {
  /** Whoever else writes to the bucket is not a deployment. */
  readonly role: Role;

  constructor(scope: Construct, id: string, props: SiteDeploymentProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      description: 'Puts the pages into their bucket, during a deployment',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const handlerRole = this.role.withoutPolicyUpdates();
    const logGroup = new ServiceLogGroup(this, 'Logs', props);
    const sources = [pages(), Source.jsonData('config.json', props.siteConfig)].map((source) =>
      source.bind(this, { handlerRole }),
    );
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Puts the pages into their bucket, during a deployment',
      roles: [this.role],
      statements: [reads(sources), ...writes(props), writesTo(logGroup)],
    });
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: sources.map((source) => ({ bind: () => source })),
      destinationBucket: props.siteBucket,
      distribution: props.distribution,
      cacheControl: [CacheControl.noCache()],
      retainOnDelete: props.removalProtection,
      role: handlerRole,
      logGroup,
    });
    deployment.node.addDependency(policy);
  }
}

/**
 * The pages as they are built while the app is synthesized. They go by the hash of what was built: a change of the
 * sources that changes no page deploys nothing.
 */
function pages(): ISource {
  return Source.asset(web, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never started: the build below either succeeds or stops the synthesis.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle(outDirectory) {
          execFileSync(process.execPath, [join(web, 'build.ts'), outDirectory], {
            stdio: ['ignore', 'inherit', 'inherit'],
          });
          return true;
        },
      },
    },
  });
}

/** `aws s3 cp` of an archive by its name. */
function reads(sources: readonly SourceConfig[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['s3:GetObject'],
    resources: sources.map(({ bucket, zipObjectKey }) => bucket.arnForObjects(zipObjectKey)),
  });
}

/** `aws s3 sync --delete`, which compares by listing, and an invalidation that is waited for. */
function writes({ siteBucket, distribution }: SiteDeploymentProps): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [siteBucket.bucketArn] }),
    new PolicyStatement({
      actions: ['s3:PutObject', 's3:DeleteObject'],
      resources: [siteBucket.arnForObjects('*')],
    }),
    new PolicyStatement({
      actions: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
      resources: [distribution.distributionArn],
    }),
  ];
}

function writesTo(logGroup: ServiceLogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}
