import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { OperationsKey } from '../constructs/keys/operations-key.ts';
import { Firewall } from '../constructs/web/firewall.ts';

export interface EdgeStackProps extends StackProps {
  readonly config: Config;
}

/** What the distribution needs before it exists and AWS has in us-east-1 only: the firewall, and a key for logs there. */
export class EdgeStack extends Stack {
  readonly operationsKey: OperationsKey;
  readonly firewall: Firewall;
  /** The `WebACL` dimension of the firewall's metrics. */
  readonly firewallMetricName: string;

  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { name, removalProtection } = props.config;
    this.operationsKey = new OperationsKey(this, 'OperationsKey', { removalProtection });
    this.firewallMetricName = `${name}-Firewall`;
    this.firewall = new Firewall(this, 'Firewall', { metricName: this.firewallMetricName });
  }
}
