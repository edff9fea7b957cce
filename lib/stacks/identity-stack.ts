import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { AgentPool } from '../constructs/agent-pool.ts';
import { ConsoleClient } from '../constructs/console-client.ts';

export interface IdentityStackProps extends StackProps {
  readonly config: Config;
}

/** Who the agents are, and how the console signs them in. */
export class IdentityStack extends Stack {
  /** The issuer of the agents' tokens. */
  readonly issuerUrl: string;
  /** The console's client id. */
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { name, removalProtection, callbackUrls } = props.config;
    const userPool = new AgentPool(this, 'Agents', { domainPrefix: name, removalProtection });
    this.issuerUrl = userPool.userPoolProviderUrl;
    this.clientId = new ConsoleClient(this, 'Console', { userPool, callbackUrls }).userPoolClientId;
  }
}
