import { App } from 'aws-cdk-lib';
// Every form is checked as it is defined: one that would store a CVV stops the synthesis here.
import '../forms/index.ts';
import { install } from '../lib/installation.ts';
import { settings } from '../sealform.config.ts';

install(new App(), settings);
