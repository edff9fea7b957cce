import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { RevealEnv } from '../../../lambdas/adapters/env.ts';
import { claimAttributes, claimReadAttributes } from '../../../lambdas/adapters/tables.ts';
import { bind, bindKey, blindly, reads, together } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

/**
 * Decrypt only: the one function that may unwrap data keys. Of a conversation it can mark and read the claim and
 * nothing else, so it cannot assign itself what it reveals; it writes no transcript and reaches no socket but its caller's.
 */
export class RevealFunction extends ServiceFunction<z.infer<typeof RevealEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('reveal', props),
      ...together(
        bind(
          conversations,
          'ConditionCheckItem',
          reads(claimReadAttributes),
          blindly('UpdateItem', claimAttributes),
        ),
        bind(vault, 'GetItem'),
        bind(audit, 'PutItem'),
        bindKey('WRAPPING_KEY_ARN', props.data.wrappingKey, 'Decrypt'),
        props.sockets.bind('DELETE'),
      ),
    });
  }
}
