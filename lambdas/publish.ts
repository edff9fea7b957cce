import { customResource } from './adapters/custom-resource.ts';
import { PublishEnv } from './adapters/env.ts';
import { publicHalf } from './adapters/kms/public-key.ts';
import { telemetry } from './adapters/telemetry.ts';

/** Reads the public half of the brand's key for a deployment, and nothing else. Nobody's request leads here. */
const env = PublishEnv.parse(process.env);

export const handler = customResource('KeyArn', publicHalf, telemetry('publish', env.METRICS_NAMESPACE));
