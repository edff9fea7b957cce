import { App } from 'aws-cdk-lib';
import { brandProblem } from './brand.ts';

const problem = await brandProblem();
if (problem === undefined) await synthesize();
else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

async function synthesize(): Promise<void> {
  const [{ readConfig }, { install }, { enforceRules }, { settings }] = await Promise.all([
    import('../lib/config.ts'),
    import('../lib/installation.ts'),
    import('../lib/rules/enforce.ts'),
    import('../branding/settings.ts'),
  ]);
  const app = new App();
  const config = readConfig(settings, app.node.getAllContext() as Record<string, unknown>);
  enforceRules(app, install(app, settings), config);
}
