import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { AuthorizeEnv } from '../../../lambdas/adapters/env.ts';
import type { SignIn } from '../../sign-in.ts';
import { ServiceFunction } from '../service-function.ts';
import { common, type Surroundings } from './surroundings.ts';

export interface AuthorizeFunctionProps extends Surroundings {
  readonly signIn: SignIn;
}

/** Says who opens a socket. It touches no data at all. */
export class AuthorizeFunction extends ServiceFunction<z.infer<typeof AuthorizeEnv>> {
  constructor(scope: Construct, id: string, props: AuthorizeFunctionProps) {
    super(scope, id, {
      ...common('authorize', props),
      environment: {
        ISSUER_URL: props.signIn.issuerUrl,
        REQUIRED_CLAIMS: JSON.stringify(props.signIn.requiredClaims),
        ROLE_CLAIMS: JSON.stringify(props.signIn.roleClaims),
        // In the clear for whoever may read this function's settings; it opens no answer (docs/threat-model.md).
        ORIGIN_SECRET: props.data.originSecret.secretValue.unsafeUnwrap(),
      },
      grants: [],
    });
  }
}
