import { App } from 'aws-cdk-lib';
import { TinyStack } from './stack.ts';

new TinyStack(new App(), 'Tiny');
