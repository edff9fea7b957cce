import { type App, CfnOutput } from 'aws-cdk-lib';
import manifest from '../package.json' with { type: 'json' };
import { readConfig, type Settings } from './config.ts';
import { externalIssuer, hasOwnPool, ownPool } from './sign-in.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { EdgeWatchStack } from './stacks/edge-watch-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';
import { WebStack } from './stacks/web-stack.ts';

/** The stacks of one installation, in the order in which they are deployed. */
export interface Installation {
  readonly data: DataStack;
  /** Undefined where the agents sign in at an issuer of the brand's own. */
  readonly identity: IdentityStack | undefined;
  readonly api: ApiStack;
  readonly edge: EdgeStack;
  readonly web: WebStack;
  readonly watch: WatchStack;
  readonly edgeWatch: EdgeWatchStack;
}

/** Where CloudFront's certificates, web ACLs and logs are, and where AWS reports changes to roles. */
const edgeRegion = 'us-east-1';

/**
 * Adds one installation to an app. The app's context goes before the settings.
 *
 * @throws Error when the configuration is wrong; see {@link readConfig}
 */
export function install(app: App, settings: Settings): Installation {
  const config = readConfig(settings, app.node.getAllContext() as Record<string, unknown>);
  const { region } = config;
  const here = { config, env: { region } };
  const atTheEdge = { config, env: { region: edgeRegion } };
  const data = new DataStack(app, `${config.name}-Data`, here);
  const identity = hasOwnPool(config) ? new IdentityStack(app, `${config.name}-Identity`, here) : undefined;
  const signIn = identity ? ownPool(identity.pool.userPoolProviderUrl) : externalIssuer(config);
  const api = new ApiStack(app, `${config.name}-Api`, { ...here, data, signIn });
  const edge = new EdgeStack(app, `${config.name}-Edge`, atTheEdge);
  const web = new WebStack(app, `${config.name}-Web`, { ...here, data, api, edge, signIn, identity });
  const watch = new WatchStack(app, `${config.name}-Watch`, { ...here, data, api, edge, web, identity });
  const edgeWatch = new EdgeWatchStack(app, `${config.name}-EdgeWatch`, { ...atTheEdge, data, edge, web });
  const stacks = { data, identity, api, edge, web, watch, edgeWatch };
  // An output, as a deployment that changed nothing but a description or metadata would not be one.
  for (const stack of Object.values(stacks)) {
    if (stack) new CfnOutput(stack, 'Version', { value: manifest.version, description: 'Of Sealform' });
  }
  return stacks;
}
