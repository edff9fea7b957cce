import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { CollectEnv } from '../../../lambdas/adapters/env.ts';
import { bind, bindKey, together, told } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

/** Encrypt only: the one function that may make data keys, and so fill the vault. It cannot read what it put there. */
export class CollectFunction extends ServiceFunction<z.infer<typeof CollectEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('collect', props),
      ...together(
        told({ FORM_RETENTION_SECONDS: JSON.stringify(props.config.formRetentionSeconds) }),
        bind(conversations, 'GetItem', 'BatchGetItem', 'UpdateItem'),
        bind(transcript, 'PutItem'),
        bind(vault, 'PutItem'),
        bind(audit, 'PutItem'),
        bindKey('WRAPPING_KEY_ARN', props.data.wrappingKey, 'GenerateDataKey'),
        props.sockets.bind('POST', 'DELETE'),
      ),
    });
  }
}
