import type { WebSocketApiDefinition } from './api-gateway/definition.ts';
import type { UserPool } from './oidc/user-pool.ts';

/** An address in AWS, and the local one that stands for it. */
export interface Replacement {
  readonly pattern: RegExp;
  readonly local: string;
}

/** `https://<apiId>.execute-api.<region>.<suffix>` and the same with `wss:`, to a port of this machine. */
export function webSocketReplacements({ apiId }: WebSocketApiDefinition, port: number): Replacement[] {
  const host = `${apiId}\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?`;
  return [
    { pattern: new RegExp(`https://${host}`, 'g'), local: `http://127.0.0.1:${port}` },
    { pattern: new RegExp(`wss://${host}`, 'g'), local: `ws://127.0.0.1:${port}` },
  ];
}

/** A user pool's issuer (`ProviderURL`) and its domains, to the local issuer. */
export function userPoolReplacements({ id, domains }: UserPool, issuer: string): Replacement[] {
  const issuerPattern = new RegExp(`https://cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com/${id}`, 'g');
  const domainPatterns = domains.map((domain) => new RegExp(`https://${domain.replaceAll('.', '\\.')}`, 'g'));
  return [issuerPattern, ...domainPatterns].map((pattern) => ({ pattern, local: issuer }));
}

/** Replaces every address in the text. */
export function localizer(replacements: readonly Replacement[]): (text: string) => string {
  return (text) => replacements.reduce((result, { pattern, local }) => result.replace(pattern, local), text);
}
