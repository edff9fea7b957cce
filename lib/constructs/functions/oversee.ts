import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { OverseeEnv } from '../../../lambdas/adapters/env.ts';
import { onTable, queryOf } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { auditEnvironment, common, type Surroundings } from './surroundings.ts';

/** Shows supervisors and auditors what is kept of conversations. It reads, and writes nothing but who looked. */
export class OverseeFunction extends ServiceFunction<z.infer<typeof OverseeEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, audit } = props.data.tables;
    super(scope, id, {
      ...common('oversee', props),
      environment: {
        CONVERSATIONS_TABLE_NAME: conversations.tableName,
        TRANSCRIPT_TABLE_NAME: transcript.tableName,
        ...auditEnvironment(props),
      },
      grants: [
        onTable(conversations, 'GetItem'),
        queryOf(conversations, 'waiting', 'byAgent'),
        onTable(transcript, 'Query'),
        queryOf(audit, 'byConversation'),
        onTable(audit, 'PutItem'),
      ],
    });
  }
}
