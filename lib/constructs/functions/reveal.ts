import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { RevealEnv } from '../../../lambdas/adapters/env.ts';
import { claimAttributes } from '../../../lambdas/adapters/tables.ts';
import { blindly, onKey, onTable } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { auditEnvironment, common, type Surroundings } from './surroundings.ts';

/**
 * Decrypt only: the one function that may unwrap data keys. Of a conversation it can mark the claim and nothing else,
 * so it cannot assign itself what it reveals; it writes no transcript and reaches no socket but its caller's.
 */
export class RevealFunction extends ServiceFunction<z.infer<typeof RevealEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('reveal', props),
      environment: {
        CONVERSATIONS_TABLE_NAME: conversations.tableName,
        VAULT_TABLE_NAME: vault.tableName,
        ...auditEnvironment(props),
        WRAPPING_KEY_ARN: props.data.wrappingKey.keyArn,
      },
      grants: [
        onTable(conversations, 'ConditionCheckItem'),
        blindly('UpdateItem', conversations, claimAttributes),
        onTable(vault, 'GetItem', 'UpdateItem'),
        onTable(audit, 'PutItem'),
        onKey(props.data.wrappingKey, 'Decrypt'),
      ],
    });
  }
}
