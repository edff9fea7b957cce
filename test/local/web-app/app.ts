import { App } from 'aws-cdk-lib';
import { EdgeStack } from './edge-stack.ts';
import { WebStack } from './web-stack.ts';

const app = new App();
const { webAclArn } = new EdgeStack(app, 'Edge', { env: { region: 'us-east-1' } });
new WebStack(app, 'Web', { env: { region: 'eu-north-1' }, webAclArn });
