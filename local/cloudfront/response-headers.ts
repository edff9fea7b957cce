import type { Assembly } from '../template/assembly.ts';
import {
  isObject,
  memberOf,
  objectsOf,
  stringsOf,
  textOf,
  type Json,
  type JsonObject,
} from '../template/json.ts';

/** A header that is set, and whether in place of the origin's own. */
export interface SetHeader {
  readonly name: string;
  readonly value: string;
  readonly isOverride: boolean;
}

/** What a behaviour does to the headers of answers. */
export interface ResponseHeaders {
  readonly set: readonly SetHeader[];
  /** Names in lower case. */
  readonly removed: readonly string[];
  /** Whether a request that names its origin is told that every origin may read the answer. */
  readonly isReadableByAll: boolean;
}

/** Reads a behaviour's response headers policy. Throws on one of AWS's own, and on what is not understood. */
export function readResponseHeaders(assembly: Assembly, id: Json | undefined): ResponseHeaders {
  if (id === undefined) return { set: [], removed: [], isReadableByAll: false };
  const policy = assembly
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .find(({ physicalId }) => physicalId === id);
  if (policy === undefined) {
    throw new Error(`the response headers policy ${JSON.stringify(id)} is not run here`);
  }
  const config = memberOf(policy.properties, 'ResponseHeadersPolicyConfig');
  return {
    isReadableByAll: readsCors(config, policy.path),
    set: [
      ...securityHeaders(memberOf(config, 'SecurityHeadersConfig')),
      ...items(config, 'CustomHeadersConfig').map(({ Header, Value, Override }) => ({
        name: textOf(Header, `${policy.path}: Header`),
        value: textOf(Value, `${policy.path}: Value`),
        isOverride: Override === true,
      })),
    ],
    removed: items(config, 'RemoveHeadersConfig').map(({ Header }) =>
      textOf(Header, `${policy.path}: Header`).toLowerCase(),
    ),
  };
}

/** Simple requests of every origin, without credentials: nothing else is run here. */
function readsCors(config: JsonObject, path: string): boolean {
  if (!('CorsConfig' in config)) return false;
  const cors = memberOf(config, 'CorsConfig');
  const origins = stringsOf(memberOf(cors, 'AccessControlAllowOrigins')['Items']);
  const isPlain = cors['AccessControlAllowCredentials'] === false && !('AccessControlExposeHeaders' in cors);
  if (origins.join() !== '*' || !isPlain || cors['OriginOverride'] !== true)
    throw new Error(`${path}: this CorsConfig is not run here`);
  return true;
}

/**
 * The headers of an answer, by their names in lower case, after the policy.
 *
 * @param origin the page's, if the request names it: CloudFront says nothing about origins to others
 */
export function applyResponseHeaders(
  { set, removed, isReadableByAll }: ResponseHeaders,
  headers: Readonly<Record<string, string>>,
  localize: (text: string) => string,
  origin?: string,
): Record<string, string> {
  const left = Object.entries(headers).filter(([name]) => !removed.includes(name));
  const result: Record<string, string> = Object.fromEntries(left);
  if (isReadableByAll && origin !== undefined) result['access-control-allow-origin'] = '*';
  for (const { name, value, isOverride } of set) {
    if (isOverride || result[name.toLowerCase()] === undefined) result[name.toLowerCase()] = localize(value);
  }
  return result;
}

function securityHeaders(config: JsonObject): SetHeader[] {
  const header = (name: string, part: string, valueOf: (settings: JsonObject) => string): SetHeader[] => {
    const settings = config[part];
    if (!isObject(settings)) return [];
    return [{ name, value: valueOf(settings), isOverride: settings['Override'] === true }];
  };
  const text = (part: string) => (settings: JsonObject) => textOf(settings[part], part);
  return [
    ...header('content-security-policy', 'ContentSecurityPolicy', text('ContentSecurityPolicy')),
    ...header('x-content-type-options', 'ContentTypeOptions', () => 'nosniff'),
    ...header('x-frame-options', 'FrameOptions', text('FrameOption')),
    ...header('referrer-policy', 'ReferrerPolicy', text('ReferrerPolicy')),
    ...header('strict-transport-security', 'StrictTransportSecurity', transportSecurity),
    ...header('x-xss-protection', 'XSSProtection', filtering),
  ];
}

function transportSecurity({ AccessControlMaxAgeSec, IncludeSubdomains, Preload }: JsonObject): string {
  const parts = [
    `max-age=${Number(AccessControlMaxAgeSec)}`,
    ...(IncludeSubdomains === true ? ['includeSubDomains'] : []),
    ...(Preload === true ? ['preload'] : []),
  ];
  return parts.join('; ');
}

function filtering({ Protection, ModeBlock, ReportUri }: JsonObject): string {
  if (Protection !== true) return '0';
  const report = typeof ReportUri === 'string' ? `; report=${ReportUri}` : '';
  return `1${ModeBlock === true ? '; mode=block' : ''}${report}`;
}

function items(config: JsonObject, name: string): JsonObject[] {
  return objectsOf(memberOf(config, name)['Items']);
}
