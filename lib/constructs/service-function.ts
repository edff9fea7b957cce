import { Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { bundle } from './bundle.ts';
import { ServiceLogGroup, type ServiceLogGroupProps } from './service-log-group.ts';
import type { Service } from './service-role.ts';

export interface ServiceFunctionProps<Environment> extends ServiceLogGroupProps {
  /** The name of the handler's file in lambdas/. */
  readonly service: Service;
  readonly role: Role;
  /** The variables that the handler reads: all of them, by the schema of lambdas/adapters/env.ts. */
  readonly environment: Omit<Environment, 'METRICS_NAMESPACE'>;
  /** Where its metrics go. */
  readonly metricsNamespace: string;
  /**
   * No promise may outlive this: answers that were claimed in time arrive within 10 s or not at all.
   *
   * @default 10 seconds
   */
  readonly timeout?: Duration;
  /** Undefined: the function shares the instances that others leave. */
  readonly reservedConcurrency: number | undefined;
  /** All that the function may do besides writing its own logs. */
  readonly grants: readonly PolicyStatement[];
}

/** One function with its log group, its variables and the whole policy of its role. */
export class ServiceFunction<Environment extends Record<string, string>> extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Environment>) {
    super(scope, id);
    const logGroup = new ServiceLogGroup(this, 'Logs', props);
    // A policy of its own in the account, and so with versions and a history, where an inline one has none.
    const policy = new ManagedPolicy(this, 'Policy', {
      description: `All that the function ${props.service} may do`,
      roles: [props.role],
      statements: [writesTo(logGroup), ...props.grants],
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: `Sealform: ${props.service}`,
      code: bundle(props.service),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // A request waits for DynamoDB and KMS and computes little; memory here buys processor time for the cold start.
      memorySize: 512,
      timeout: props.timeout ?? Duration.seconds(10),
      role: props.role.withoutPolicyUpdates(),
      logGroup,
      environment: { ...props.environment, METRICS_NAMESPACE: props.metricsNamespace },
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
    });
    this.function.node.addDependency(policy);
  }
}

function writesTo(logGroup: ServiceLogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}
