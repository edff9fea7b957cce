import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';

export interface EdgeStackProps extends StackProps {
  readonly config: Config;
}

/** What the distribution needs before it exists and AWS has in us-east-1 only: the firewall. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
  }
}
