import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { OverseeEnv } from '../../../lambdas/adapters/env.ts';
import { subjects } from '../../../lambdas/adapters/tables.ts';
import { bind, queries, queriesOf, together } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

/** Shows supervisors and auditors what is kept of conversations. It reads, and writes nothing but who looked. */
export class OverseeFunction extends ServiceFunction<z.infer<typeof OverseeEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { conversations, transcript, audit } = props.data.tables;
    super(scope, id, {
      ...common('oversee', props),
      ...together(
        bind(conversations, 'GetItem', 'BatchGetItem', queries('waiting', 'byAgent')),
        bind(transcript, 'Query'),
        bind(audit, 'PutItem', queriesOf(subjects.conversation)),
        props.sockets.bind('DELETE'),
      ),
    });
  }
}
