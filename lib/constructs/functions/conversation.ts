import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { ConversationEnv } from '../../../lambdas/adapters/env.ts';
import { bind, blindly, queries, together, told } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

export interface ConversationFunctionProps extends Surroundings {
  /** Fingerprints of the brand's key; two while it is rotated. */
  readonly brandKeys: readonly string[];
}

/** Carries the conversation. It may destroy held answers, by key, and can neither read nor make them. */
export class ConversationFunction extends ServiceFunction<z.infer<typeof ConversationEnv>> {
  constructor(scope: Construct, id: string, props: ConversationFunctionProps) {
    const { connections, conversations, transcript, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('conversation', props),
      ...together(
        told({
          BRAND_KEY_FINGERPRINTS: props.brandKeys.join(','),
          WAITING_PER_CLIENT: String(props.config.waitingPerClient),
        }),
        bind(connections, 'GetItem', 'UpdateItem'),
        bind(
          conversations,
          'GetItem',
          'BatchGetItem',
          'PutItem',
          'UpdateItem',
          queries('waiting', 'byAgent'),
        ),
        bind(transcript, 'PutItem', 'Query'),
        bind(audit, 'PutItem'),
        bind(vault, blindly('DeleteItem')),
        props.sockets.bind('POST', 'DELETE'),
      ),
    });
  }
}
