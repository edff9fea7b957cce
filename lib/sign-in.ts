import type * as z from 'zod/mini';
import { clientClaims, type RequiredClaim as Schema, type RoleClaims } from '../lambdas/adapters/env.ts';
import type { Config } from './config.ts';
import { agentScope, groupOf } from './constructs/agent-pool.ts';

export type RequiredClaim = z.infer<typeof Schema>;

/** What the API has to know to accept an access token of an agent, a supervisor or an auditor. */
export interface SignIn {
  readonly issuerUrl: string;
  /** A token counts only if it has all of these. */
  readonly requiredClaims: readonly RequiredClaim[];
  /** And one of these, which say what its owner may be. */
  readonly roleClaims: z.infer<typeof RoleClaims>;
}

/** The installation's own pool: it issues no token without a second factor, and the scope to the console's client only. */
export function ownPool(issuerUrl: string): SignIn {
  return {
    issuerUrl,
    requiredClaims: [
      { anyOf: ['token_use'], value: 'access' },
      { anyOf: ['scope'], value: agentScope },
    ],
    roleClaims: {
      agent: inGroup(groupOf.agent),
      supervisor: inGroup(groupOf.supervisor),
      auditor: inGroup(groupOf.auditor),
    },
  };
}

/** Whether the agents sign in at a Cognito pool of the installation's. */
export function hasOwnPool(config: Config): boolean {
  return config.issuerUrl === undefined;
}

/** The issuer that the configuration names. */
export function externalIssuer(config: Config): SignIn {
  const { issuerUrl, clientId, audience, mfaClaim, agentClaim, supervisorClaim, auditorClaim } = config;
  // Precondition: lib/config.ts lets through all three settings or none.
  if (issuerUrl === undefined || clientId === undefined || mfaClaim === undefined) {
    throw new Error('the configuration names no issuer');
  }
  return {
    issuerUrl,
    requiredClaims: [
      { anyOf: clientClaims, value: clientId },
      ...(audience === undefined ? [] : [{ anyOf: ['aud'], value: audience }]),
      requiredClaim(mfaClaim),
    ],
    roleClaims: {
      agent: requiredClaim(agentClaim),
      ...(supervisorClaim !== undefined && { supervisor: requiredClaim(supervisorClaim) }),
      ...(auditorClaim !== undefined && { auditor: requiredClaim(auditorClaim) }),
    },
  };
}

function inGroup(value: string): RequiredClaim {
  return { anyOf: ['cognito:groups'], value };
}

/** A setting such as `claim=value`; the claim's name has no equals sign, its value may. */
export function requiredClaim(setting: string): RequiredClaim {
  const equals = setting.indexOf('=');
  return { anyOf: [setting.slice(0, equals)], value: setting.slice(equals + 1) };
}
