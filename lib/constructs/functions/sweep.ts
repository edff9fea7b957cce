import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { SweepEnv } from '../../../lambdas/adapters/env.ts';
import { bind, blindly, queries, together, told } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { DeadLetters } from '../watch/dead-letters.ts';
import { common, type Surroundings } from './surroundings.ts';

/** What is not done within its minute is found again in the next: an old event, or an error, is not worth repeating. */
const limits = { retryAttempts: 0, maxEventAge: Duration.minutes(1) };

/** Destroys, every minute, what has run out of time, and tells both sides. */
export class SweepFunction extends ServiceFunction<z.infer<typeof SweepEnv>> {
  /** Sweeps that failed, or that could not be started. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, vault, audit } = props.data.tables;
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, {
      encryptionKey: props.data.operationsKey,
    });
    super(scope, id, {
      ...common('sweep', props),
      // Most of its minute, so that a burst of expiries is done within the two minutes that are promised (P6).
      timeout: Duration.seconds(50),
      ...together(
        told({ ABSENCE_MINUTES: String(props.config.absenceMinutes) }),
        bind(conversations, 'GetItem', 'BatchGetItem', 'UpdateItem', queries('due', 'waiting')),
        bind(transcript, 'PutItem'),
        bind(vault, blindly('DeleteItem')),
        bind(audit, 'PutItem'),
        props.sockets.bind('POST'),
        { variables: {}, grants: [deadLetters.sending()] },
      ),
    });
    this.deadLetters = deadLetters;
    // Not SqsDestination, which would let this role use the queue's key for itself: the key's policy knows the queue.
    const onFailure = { bind: () => ({ destination: deadLetters.queueArn }) };
    this.function.configureAsyncInvoke({ ...limits, onFailure });
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.function, { ...limits, deadLetterQueue: deadLetters })],
    });
  }
}
