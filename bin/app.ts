import { App } from 'aws-cdk-lib';
import { brandProblem } from './brand.ts';

const problem = (await brandProblem()) ?? (await synthesize());
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

/** Resolves to what is wrong with a setting on the command line, in one sentence; to undefined for nothing. */
async function synthesize(): Promise<string | undefined> {
  const [{ readConfig }, { install }, { enforceRules }, { settings }] = await Promise.all([
    import('../lib/config.ts'),
    import('../lib/installation.ts'),
    import('../lib/rules/enforce.ts'),
    import('../branding/settings.ts'),
  ]);
  const app = new App();
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(settings, app.node.getAllContext() as Record<string, unknown>);
  } catch (error) {
    return (error as Error).message;
  }
  enforceRules(app, install(app, settings), config);
  return undefined;
}
