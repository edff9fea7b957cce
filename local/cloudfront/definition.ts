import type { Assembly } from '../template/assembly.ts';
import { memberOf, objectsOf, stringsOf, textOf, type JsonObject } from '../template/json.ts';
import type { Resource } from '../template/resource.ts';
import { matchesWildcard } from '../iam/wildcard.ts';
import { readOriginRequest, type OriginRequest } from './origin-request.ts';
import { readResponseHeaders, type ResponseHeaders } from './response-headers.ts';

/** Where a distribution takes its answers from. `path` stands before every path that is asked for there. */
export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: Resource; readonly path: string }
  | {
      readonly kind: 'sockets';
      readonly apiId: string;
      readonly domainName: string;
      readonly path: string;
      /** Headers that every request gets, as the template has them. */
      readonly headers: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: 'other'; readonly domainName: string };

/** How the requests whose paths match a pattern are answered. */
export interface Behaviour {
  readonly pattern: string;
  readonly origin: Origin;
  readonly originRequest: OriginRequest;
  readonly responseHeaders: ResponseHeaders;
}

/** What viewers get in place of an error: a page of the distribution, and a status. */
export interface ErrorPage {
  readonly status: number;
  readonly path: string;
}

/** A distribution as its template declares it. */
export interface DistributionDefinition {
  readonly arn: string;
  /** CloudFront's own name for it, and its aliases. */
  readonly domainNames: readonly string[];
  readonly rootObject: string;
  /** The first whose pattern matches answers; the last matches everything. */
  readonly behaviours: readonly Behaviour[];
  readonly errorPages: ReadonlyMap<number, ErrorPage>;
}

/** The assembly's first distribution, if it has one. What of it cannot be run here throws, with its construct's path. */
export function readDistribution(assembly: Assembly): DistributionDefinition | undefined {
  const [distribution] = assembly.ofType('AWS::CloudFront::Distribution');
  if (distribution === undefined) return undefined;
  const config = memberOf(distribution.properties, 'DistributionConfig');
  const origins = new Map(
    objectsOf(config['Origins']).map((origin) => [origin['Id'], originOf(origin, assembly)] as const),
  );
  const behaviourOf = (behaviour: JsonObject, pattern: string): Behaviour => {
    const origin = origins.get(behaviour['TargetOriginId']);
    if (origin === undefined) throw new Error(`${distribution.path}: ${pattern} has no such origin`);
    const originRequest = readOriginRequest(assembly, behaviour['OriginRequestPolicyId']);
    const responseHeaders = readResponseHeaders(assembly, behaviour['ResponseHeadersPolicyId']);
    return { pattern, origin, originRequest, responseHeaders };
  };
  return {
    arn: distribution.arn,
    domainNames: [distribution.attribute('DomainName'), ...stringsOf(config['Aliases'])],
    rootObject: typeof config['DefaultRootObject'] === 'string' ? config['DefaultRootObject'] : '',
    behaviours: [
      ...objectsOf(config['CacheBehaviors']).map((behaviour) =>
        behaviourOf(behaviour, textOf(behaviour['PathPattern'], `${distribution.path}: PathPattern`)),
      ),
      behaviourOf(memberOf(config, 'DefaultCacheBehavior'), '*'),
    ],
    errorPages: new Map(objectsOf(config['CustomErrorResponses']).flatMap(errorPageOf)),
  };
}

/**
 * The behaviour that answers for a path.
 *
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
 */
export function behaviourFor({ behaviours }: DistributionDefinition, path: string): Behaviour | undefined {
  return behaviours.find(({ pattern }) =>
    // A pattern means the same with and without its first slash.
    matchesWildcard(/^[/*]/.test(pattern) ? pattern : `/${pattern}`, path),
  );
}

/** The path under which viewers reach a path of an API, if a behaviour leads there. */
export function viewerPath(
  definition: DistributionDefinition,
  apiId: string,
  path: string,
): string | undefined {
  return definition.behaviours
    .flatMap(({ origin }) => {
      const leads = origin.kind === 'sockets' && origin.apiId === apiId && path.startsWith(origin.path);
      return leads ? [{ origin, candidate: path.slice(origin.path.length) || '/' }] : [];
    })
    .find(({ origin, candidate }) => behaviourFor(definition, candidate)?.origin === origin)?.candidate;
}

function originOf(origin: JsonObject, assembly: Assembly): Origin {
  const domainName = textOf(origin['DomainName'], 'DomainName of an origin');
  const path = typeof origin['OriginPath'] === 'string' ? origin['OriginPath'] : '';
  const bucket = assembly
    .ofType('AWS::S3::Bucket')
    .find((candidate) => candidate.attribute('RegionalDomainName') === domainName);
  if (bucket !== undefined) return { kind: 'bucket', bucket, path };
  const apiId = /^([a-z0-9]+)\.execute-api\./.exec(domainName)?.[1];
  if (apiId === undefined) return { kind: 'other', domainName };
  const headers = objectsOf(origin['OriginCustomHeaders']).map(
    ({ HeaderName, HeaderValue }) =>
      [textOf(HeaderName, 'HeaderName'), textOf(HeaderValue, 'HeaderValue')] as const,
  );
  return { kind: 'sockets', apiId, domainName, path, headers };
}

function errorPageOf({
  ErrorCode,
  ResponseCode,
  ResponsePagePath,
}: JsonObject): [status: number, page: ErrorPage][] {
  if (typeof ResponsePagePath !== 'string') return [];
  return [[Number(ErrorCode), { status: Number(ResponseCode ?? ErrorCode), path: ResponsePagePath }]];
}
