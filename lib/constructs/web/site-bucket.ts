import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type RemovalProps, removalPolicyOf } from '../../removal.ts';

/**
 * The pages and scripts that the distribution serves: public code, and nothing of anybody's.
 *
 * - Encrypted by S3's own key. A customer key would protect what anybody can fetch, and its policy would have to name
 *   the distribution, which needs the bucket first.
 * - No server access log: it would name the addresses of readers. All reading is done by the distribution, which has a
 *   log without them; writing is in the trail, and tells somebody when it is not a deployment's.
 * - Old versions stay for 90 days: they are the evidence of what was served if somebody changes a page. A trial has
 *   none: CloudFormation deletes no bucket that holds versions.
 */
export class SiteBucket extends Bucket {
  constructor(scope: Construct, id: string, props: RemovalProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: props.removalProtection,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: removalPolicyOf(props),
    });
  }
}
