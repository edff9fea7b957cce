import type { Assembly } from '../template/assembly.ts';
import { memberOf, stringsOf, textOf, type Json } from '../template/json.ts';

/** What of a viewer's request goes on to the origin. */
export interface OriginRequest {
  /** Whether a header of the viewer's goes on; the name is in lower case. */
  readonly forwards: (name: string) => boolean;
  /** Headers of CloudFront's own that are added, by their names in lower case. */
  readonly adds: ReadonlySet<string>;
  readonly hasQuery: boolean;
}

/** AWS's own policies that fit an API: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
const managed: Readonly<Record<string, OriginRequest>> = {
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { forwards: () => true, adds: new Set(), hasQuery: true },
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': {
    forwards: (name) => name !== 'host',
    adds: new Set(),
    hasQuery: true,
  },
};

const nothing: OriginRequest = { forwards: () => false, adds: new Set(), hasQuery: false };

/**
 * Reads a behaviour's origin request policy; without one nothing of the request goes on. Throws on what is not understood.
 */
export function readOriginRequest(assembly: Assembly, id: Json | undefined): OriginRequest {
  if (id === undefined) return nothing;
  const policy = assembly
    .ofType('AWS::CloudFront::OriginRequestPolicy')
    .find(({ physicalId }) => physicalId === id);
  const known = managed[textOf(id, 'OriginRequestPolicyId')];
  if (policy === undefined && known !== undefined) return known;
  if (policy === undefined)
    throw new Error(`the origin request policy ${JSON.stringify(id)} is not run here`);
  const config = memberOf(policy.properties, 'OriginRequestPolicyConfig');
  const headers = memberOf(config, 'HeadersConfig');
  const names = stringsOf(headers['Headers']).map((name) => name.toLowerCase());
  const own = names.filter((name) => name.startsWith('cloudfront-'));
  const hasCookies = isAll(memberOf(config, 'CookiesConfig')['CookieBehavior'], policy.path);
  const isForwarded = forwardingOf(headers['HeaderBehavior'], names, policy.path);
  return {
    forwards: (name) => (name === 'cookie' ? hasCookies : isForwarded(name)),
    adds: new Set(headers['HeaderBehavior'] === 'allExcept' ? [] : own),
    hasQuery: isAll(memberOf(config, 'QueryStringsConfig')['QueryStringBehavior'], policy.path),
  };
}

function forwardingOf(
  behaviour: Json | undefined,
  names: readonly string[],
  path: string,
): (name: string) => boolean {
  const kinds = new Map<Json | undefined, (name: string) => boolean>([
    ['none', () => false],
    ['whitelist', (name) => names.includes(name)],
    ['allExcept', (name) => !names.includes(name)],
    ['allViewer', () => true],
    ['allViewerAndWhitelistCloudFront', () => true],
  ]);
  const found = kinds.get(behaviour);
  if (found === undefined)
    throw new Error(`${path}: HeaderBehavior ${JSON.stringify(behaviour)} is not run here`);
  return found;
}

function isAll(behaviour: Json | undefined, path: string): boolean {
  if (behaviour !== 'all' && behaviour !== 'none') {
    throw new Error(`${path}: ${JSON.stringify(behaviour)} of cookies or query strings is not run here`);
  }
  return behaviour === 'all';
}
