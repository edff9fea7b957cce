import { ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { AccessLogs } from '../constructs/web/access-logs.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { WebStack } from './web-stack.ts';

export interface EdgeWatchStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly web: WebStack;
}

/** Watching of what AWS reports in us-east-1 only: the distribution's access logs, and changes to roles. */
export class EdgeWatchStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeWatchStackProps) {
    super(scope, id, props);
    const { config, edge, web } = props;
    new AccessLogs(this, 'AccessLogs', {
      name: config.name,
      distributionId: Stack.consumeReference(web.distribution.distributionId, ReferenceStrength.WEAK),
      encryptionKey: edge.operationsKey,
      removalProtection: config.removalProtection,
    });
  }
}
