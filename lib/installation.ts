import type { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';

/** The stacks of one installation. */
export interface Installation {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly api: ApiStack;
}

/**
 * Adds one installation to an app, configured by the app's context.
 *
 * @throws Error when the configuration is wrong; see {@link readConfig}
 */
export function install(app: App): Installation {
  const config = readConfig(app.node.getAllContext() as Record<string, unknown>);
  const data = new DataStack(app, `${config.name}-Data`, { config });
  const identity = new IdentityStack(app, `${config.name}-Identity`, { config });
  const api = new ApiStack(app, `${config.name}-Api`, { config, data, identity });
  return { data, identity, api };
}
