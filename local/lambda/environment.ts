import { memberOf, textOf } from '../template/json.ts';
import type { Resource } from '../template/resource.ts';
import { basename } from 'node:path';

export interface EnvironmentOptions {
  readonly region: string;
  readonly directory: string;
  /** Where the local services listen, as `AWS_ENDPOINT_URL…` variables. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Makes of a value in the template the one that the function sees. */
  readonly localize: (text: string) => string;
}

/**
 * What a function sees in `process.env`, its credentials aside: what the template says, and what Lambda itself sets.
 * Nothing is inherited from the host's environment.
 */
export function functionEnvironment(lambda: Resource, options: EnvironmentOptions): Record<string, string> {
  const { region, directory, endpoints, localize } = options;
  const variables = memberOf(memberOf(lambda.properties, 'Environment'), 'Variables');
  const declared = Object.entries(variables).map(([name, value]) => {
    return [name, localize(textOf(value, `${lambda.path}: ${name}`))];
  });
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: lambda.physicalId,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes(lambda)),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup(lambda),
    AWS_LAMBDA_LOG_STREAM_NAME: `local/[$LATEST]${basename(directory)}`,
    LAMBDA_TASK_ROOT: directory,
    _HANDLER: textOf(lambda.properties['Handler'], `${lambda.path}: Handler`),
    TZ: ':UTC',
    ...endpoints,
    ...(Object.fromEntries(declared) as Record<string, string>),
  };
}

/** The function's memory in MB (CloudFormation's default is 128). */
export function memoryMegabytes(lambda: Resource): number {
  return Number(lambda.properties['MemorySize'] ?? 128);
}

function logGroup(lambda: Resource): string {
  const configured = memberOf(lambda.properties, 'LoggingConfig')['LogGroup'];
  return typeof configured === 'string' ? configured : `/aws/lambda/${lambda.physicalId}`;
}
