import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { SweepEnv } from '../../../lambdas/adapters/env.ts';
import { blindly, onTable, queryOf } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { auditEnvironment, common, type Surroundings, transcriptEnvironment } from './surroundings.ts';

/** What is not done within its minute is found again in the next: an old event, or an error, is not worth repeating. */
const limits = { retryAttempts: 0, maxEventAge: Duration.minutes(1) };

/** Destroys, every minute, what has run out of time, and tells both sides. */
export class SweepFunction extends ServiceFunction<z.infer<typeof SweepEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('sweep', props),
      // Most of its minute, so that a burst of expiries is done within the two minutes that are promised (P6).
      timeout: Duration.seconds(50),
      environment: {
        CONVERSATIONS_TABLE_NAME: conversations.tableName,
        ...transcriptEnvironment(props),
        VAULT_TABLE_NAME: vault.tableName,
        ...auditEnvironment(props),
        SOCKETS_URL: props.sockets.callbackUrl,
      },
      grants: [
        onTable(conversations, 'BatchGetItem', 'UpdateItem'),
        queryOf(conversations, 'due'),
        onTable(transcript, 'PutItem'),
        blindly('DeleteItem', vault),
        onTable(audit, 'PutItem'),
        props.sockets.reachable('POST'),
      ],
    });
    this.function.configureAsyncInvoke(limits);
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.function, limits)],
    });
  }
}
