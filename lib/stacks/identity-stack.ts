import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { AgentPool } from '../constructs/agent-pool.ts';

export interface IdentityStackProps extends StackProps {
  readonly config: Config;
}

/** Who the agents are. An installation with an issuer of its own has no such stack. */
export class IdentityStack extends Stack {
  readonly pool: AgentPool;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { name, threatProtection, removalProtection } = props.config;
    this.pool = new AgentPool(this, 'Agents', { domainPrefix: name, threatProtection, removalProtection });
  }
}
