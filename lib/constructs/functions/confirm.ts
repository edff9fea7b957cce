import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { ConfirmEnv } from '../../../lambdas/adapters/env.ts';
import { bind, blindly, together } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

/**
 * Destroys the answers of one form when its agent has seen them or cannot open them. A function of its own, so that a
 * flood of messages in conversation leaves it its instances. It starts and lists no conversation.
 */
export class ConfirmFunction extends ServiceFunction<z.infer<typeof ConfirmEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('confirm', props),
      ...together(
        bind(conversations, 'GetItem', 'BatchGetItem', 'UpdateItem'),
        // The query finds the entry of a repeated request.
        bind(transcript, 'PutItem', 'Query'),
        bind(vault, blindly('DeleteItem')),
        bind(audit, 'PutItem'),
        props.sockets.bind('POST', 'DELETE'),
      ),
    });
  }
}
