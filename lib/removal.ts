import { RemovalPolicy } from 'aws-cdk-lib';

/** What a stateful construct is told about its end. */
export interface RemovalProps {
  /** Whether the resource outlives its stack. */
  readonly removalProtection: boolean;
}

/** RETAIN what is protected; everything else goes with its stack. */
export function removalPolicyOf(props: RemovalProps): RemovalPolicy {
  return props.removalProtection ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
