import {
  CognitoIdentityProviderClient,
  GetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Check, Failed } from '../check.ts';
import { asking, type Context } from './context.ts';

/**
 * Nobody gets a token without a second factor, and a passkey with user verification is one (P9): as the pool is
 * configured. Whether an agent's passkey counts at the sign-in may depend on a setting of the agent's (docs/deploy.md).
 */
export function poolMfa(context: Context): Check {
  return asking(context, {
    id: 'pool',
    shows:
      'the pool is configured to demand a second factor, and to count a passkey as one with user verification (P9)',
    remedy: 'npx cdk deploy …-Identity --revert-drift; the trail shows who called SetUserPoolMfaConfig.',
    actions: 'cognito-idp:GetUserPoolMfaConfig',
    async look(installation) {
      const { region, physicalId: UserPoolId } = installation.one('AWS::Cognito::UserPool');
      const client = new CognitoIdentityProviderClient({ region });
      const found = await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
      const passkey = found.WebAuthnConfiguration;
      const wrong = [
        ...(found.MfaConfiguration === 'ON' ? [] : [`MFA is ${found.MfaConfiguration ?? 'unknown'}`]),
        ...(passkey?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
          ? []
          : ['a passkey does not count as a second factor']),
        ...(passkey?.UserVerification === 'required' ? [] : ['a passkey’s user is not verified']),
      ];
      if (wrong.length > 0) throw new Failed(wrong.join('; '));
    },
  });
}
