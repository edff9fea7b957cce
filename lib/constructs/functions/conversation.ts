import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { ConversationEnv } from '../../../lambdas/adapters/env.ts';
import { blindly, onTable, queryOf } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { auditEnvironment, common, type Surroundings, transcriptEnvironment } from './surroundings.ts';

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
      environment: {
        BRAND_KEY_FINGERPRINTS: props.brandKeys.join(','),
        CONNECTIONS_TABLE_NAME: connections.tableName,
        CONVERSATIONS_TABLE_NAME: conversations.tableName,
        ...transcriptEnvironment(props),
        VAULT_TABLE_NAME: vault.tableName,
        ...auditEnvironment(props),
        SOCKETS_URL: props.sockets.callbackUrl,
      },
      grants: [
        onTable(connections, 'GetItem', 'UpdateItem'),
        onTable(conversations, 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
        queryOf(conversations, 'waiting', 'byAgent'),
        onTable(transcript, 'PutItem', 'Query'),
        onTable(audit, 'PutItem'),
        blindly('DeleteItem', vault),
        props.sockets.reachable('POST', 'DELETE'),
      ],
    });
  }
}
