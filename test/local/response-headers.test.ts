import { describe, expect, it } from 'vitest';
import { applyResponseHeaders, readResponseHeaders } from '../../local/cloudfront/response-headers.ts';
import type { JsonObject } from '../../local/template/json.ts';
import { assemblyOf, resourceOf } from './templates.ts';

const open = {
  AccessControlAllowOrigins: { Items: ['*'] },
  AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
  AccessControlAllowHeaders: { Items: ['*'] },
  AccessControlAllowCredentials: false,
  OriginOverride: true,
};

function policy(config: JsonObject) {
  const Properties = { ResponseHeadersPolicyConfig: config };
  const Resources = { P: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties } };
  const assembly = assemblyOf({ S: { Resources } });
  return readResponseHeaders(assembly, resourceOf(assembly, 'P').physicalId);
}

const apply = (config: JsonObject, origin?: string) =>
  applyResponseHeaders(policy(config), { etag: 'e' }, (text) => text, origin);

describe('a response headers policy', () => {
  it('with CORS for everybody lets every page read, and tells a request that names no origin nothing', () => {
    const readable = { etag: 'e', 'access-control-allow-origin': '*' };
    expect(apply({ CorsConfig: open }, 'https://shop.example.com')).toEqual(readable);
    expect(apply({ CorsConfig: open })).toEqual({ etag: 'e' });
  });

  it('without CORS lets no other page read', () => {
    expect(apply({}, 'https://shop.example.com')).toEqual({ etag: 'e' });
  });

  it.each<[what: string, change: JsonObject]>([
    ['names origins', { AccessControlAllowOrigins: { Items: ['https://shop.example.com'] } }],
    ['names no origin', { AccessControlAllowOrigins: { Items: [] } }],
    ['lets credentials pass', { AccessControlAllowCredentials: true }],
    ['shows headers', { AccessControlExposeHeaders: { Items: ['etag'] } }],
    ["leaves the origin's headers", { OriginOverride: false }],
  ])('with CORS that %s throws, as it is not run here', (_, change) => {
    expect(() => policy({ CorsConfig: { ...open, ...change } })).toThrow('this CorsConfig is not run here');
  });

  it('that is not in the templates throws', () => {
    expect(() => readResponseHeaders(assemblyOf({ S: { Resources: {} } }), 'x')).toThrow(
      'the response headers policy "x" is not run here',
    );
  });
});
