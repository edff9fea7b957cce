import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { ConnectionEnv } from '../../../lambdas/adapters/env.ts';
import { bind, together } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

/** Notes which sockets an agent has open. */
export class ConnectionFunction extends ServiceFunction<z.infer<typeof ConnectionEnv>> {
  constructor(scope: Construct, id: string, props: Surroundings) {
    const { connections } = props.data.tables;
    super(scope, id, {
      ...common('connection', props),
      ...together(bind(connections, 'UpdateItem')),
    });
  }
}
