import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { EnrolEnv } from '../../../lambdas/adapters/env.ts';
import { bind, bindKey, together, told } from '../../grants.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

export interface EnrolFunctionProps extends Surroundings {
  /** The public half of the signing key. */
  readonly brandKey: string;
}

/** Sign only: vouches for the session keys of agents' browsers. It sees no conversation, no answer and no socket. */
export class EnrolFunction extends ServiceFunction<z.infer<typeof EnrolEnv>> {
  constructor(scope: Construct, id: string, props: EnrolFunctionProps) {
    const { audit } = props.data.tables;
    super(scope, id, {
      ...common('enrol', props),
      ...together(
        told({ BRAND_KEY: props.brandKey }),
        bind(audit, 'PutItem'),
        bindKey('SIGNING_KEY_ARN', props.data.signingKey, 'Sign'),
        props.sockets.bind('DELETE'),
      ),
    });
  }
}
