import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { AuthorizeEnv } from '../../../lambdas/adapters/env.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

export interface AuthorizeFunctionProps extends Surroundings {
  readonly identity: {
    readonly issuerUrl: string;
    readonly clientId: string;
    /** The group that may work with conversations. */
    readonly agentsGroup: string;
  };
}

/** Says who opens a socket. It touches no data at all. */
export class AuthorizeFunction extends ServiceFunction<z.infer<typeof AuthorizeEnv>> {
  constructor(scope: Construct, id: string, props: AuthorizeFunctionProps) {
    super(scope, id, {
      ...common('authorize', props),
      environment: {
        ISSUER_URL: props.identity.issuerUrl,
        CLIENT_ID: props.identity.clientId,
        AGENTS_GROUP: props.identity.agentsGroup,
      },
      grants: [],
    });
  }
}
