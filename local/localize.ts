import type { WebSocketApiDefinition } from './api-gateway/definition.ts';
import type { DistributionDefinition } from './cloudfront/definition.ts';
import type { UserPool } from './oidc/user-pool.ts';
import { customAttribute } from './template/attributes.ts';
import type { JsonObject } from './template/json.ts';

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

/**
 * A distribution's names, to a port of this machine. `localhost` and not an address: to browsers it is as good as HTTPS.
 */
export function distributionReplacements(
  { domainNames }: DistributionDefinition,
  port: number,
): Replacement[] {
  return domainNames.flatMap((name) => {
    const host = `${escaped(name)}(?![\\w-]|\\.\\w)`;
    return [
      { pattern: new RegExp(`https://${host}`, 'g'), local: `http://localhost:${port}` },
      { pattern: new RegExp(`wss://${host}`, 'g'), local: `ws://localhost:${port}` },
      { pattern: new RegExp(`(?<![\\w.@-])${host}`, 'g'), local: `localhost:${port}` },
    ];
  });
}

/** A user pool's issuer (`ProviderURL`), its origin, and its domains, to the local issuer. */
export function userPoolReplacements({ id, domains }: UserPool, issuer: string): Replacement[] {
  const origin = 'https://cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com';
  const patterns = [`${origin}/${id}`, `${origin}(?![\\w./-])`];
  const domainPatterns = domains.map((domain) => `https://${escaped(domain)}`);
  return [...patterns, ...domainPatterns].map((pattern) => ({
    pattern: new RegExp(pattern, 'g'),
    local: issuer,
  }));
}

/** What a custom resource's function gave, in place of what stands for it. What is no text goes as JSON. */
export function customResourceReplacements(name: string, data: JsonObject): Replacement[] {
  return Object.entries(data).map(([attribute, value]) => ({
    pattern: new RegExp(escaped(customAttribute(name, attribute)), 'g'),
    local: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Replaces every address in the text. */
export function localizer(replacements: readonly Replacement[]): (text: string) => string {
  return (text) =>
    replacements.reduce((result, { pattern, local }) => result.replace(pattern, () => local), text);
}
