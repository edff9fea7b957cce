import { CustomResource, Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { PublishEnv } from '../../../lambdas/adapters/env.ts';
import { onKey } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

/**
 * Tells a deployment the public half of the brand's key, for which CloudFormation has no attribute. Runs during a
 * deployment only, and reads nothing else.
 */
export class PublishFunction extends ServiceFunction<z.infer<typeof PublishEnv>> {
  /** The public half: SubjectPublicKeyInfo (RFC 5480) in base64url. */
  readonly brandKey: string;
  /** What an embed snippet pins: SHA-256 of the public half, 64 hexadecimal digits. */
  readonly fingerprint: string;

  constructor(scope: Construct, id: string, props: Surroundings) {
    const { signingKey } = props.data;
    super(scope, id, {
      ...common('publish', props),
      environment: {},
      grants: [onKey(signingKey, 'GetPublicKey')],
    });
    const published = new CustomResource(this, 'BrandKey', {
      resourceType: 'Custom::BrandKey',
      serviceToken: this.function.functionArn,
      properties: { KeyArn: signingKey.keyArn },
      // Lambda repeats what failed after one minute and after two: a new role's policy takes a moment to count.
      serviceTimeout: Duration.minutes(5),
    });
    this.brandKey = published.getAttString('PublicKey');
    this.fingerprint = published.getAttString('Fingerprint');
  }
}
