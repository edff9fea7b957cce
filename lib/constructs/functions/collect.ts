import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { CollectEnv } from '../../../lambdas/adapters/env.ts';
import { onKey, onTable } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { auditEnvironment, common, type Surroundings, transcriptEnvironment } from './surroundings.ts';

/** Encrypt only: the one function that may make data keys, and so fill the vault. It cannot read what it put there. */
export class CollectFunction extends ServiceFunction<z.infer<typeof CollectEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, vault, audit } = props.data.tables;
    super(scope, id, {
      ...common('collect', props),
      environment: {
        FORM_RETENTION_SECONDS: JSON.stringify(props.config.formRetentionSeconds),
        CONVERSATIONS_TABLE_NAME: conversations.tableName,
        ...transcriptEnvironment(props),
        VAULT_TABLE_NAME: vault.tableName,
        ...auditEnvironment(props),
        WRAPPING_KEY_ARN: props.data.wrappingKey.keyArn,
        SOCKETS_URL: props.sockets.callbackUrl,
      },
      grants: [
        onTable(conversations, 'BatchGetItem', 'UpdateItem'),
        onTable(transcript, 'PutItem'),
        onTable(vault, 'PutItem'),
        onTable(audit, 'PutItem'),
        onKey(props.data.wrappingKey, 'GenerateDataKey'),
        props.sockets.reachable('POST'),
      ],
    });
  }
}
