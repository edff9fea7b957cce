import { App } from 'aws-cdk-lib';
// Every form is checked as it is defined: one that would store a CVV stops the synthesis here.
import '../forms/index.ts';
import { readConfig } from '../lib/config.ts';
import { install } from '../lib/installation.ts';
import { enforceRules } from '../lib/rules/enforce.ts';
import { settings } from '../sealform.config.ts';

const app = new App();
const config = readConfig(settings, app.node.getAllContext() as Record<string, unknown>);
enforceRules(app, install(app, settings), config);
