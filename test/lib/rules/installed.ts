import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { type Config, readConfig, type Settings } from '../../../lib/config.ts';
import { type Installation, install } from '../../../lib/installation.ts';
import { settings as shipped } from '../../../branding/settings.ts';
import { templatesOnly } from '../app.ts';

const cdkJson = join(import.meta.dirname, '../../../cdk.json');
const { context } = JSON.parse(readFileSync(cdkJson, 'utf8')) as { context: Record<string, unknown> };

/** An installation that nobody has checked yet, without its bundles, which no rule looks into. */
export function installed(settings: Partial<Settings>): {
  app: App;
  config: Config;
  installation: Installation;
} {
  const app = new App({ context: { ...context, ...templatesOnly } });
  const chosen = { ...shipped, ...settings };
  return { app, config: readConfig(chosen), installation: install(app, chosen) };
}
