import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { behaviourFor, readDistribution, viewerPath } from '../../local/cloudfront/definition.ts';
import type { DistributionDefinition } from '../../local/cloudfront/definition.ts';
import { forwardedHeaders } from '../../local/cloudfront/forwarded-headers.ts';
import { readOriginRequest, type OriginRequest } from '../../local/cloudfront/origin-request.ts';
import { distributionReplacements, localizer, userPoolReplacements } from '../../local/localize.ts';
import type { JsonObject } from '../../local/template/json.ts';
import { assemblyOf, resourceOf } from './templates.ts';

const site = { Id: 'site', DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] } };
const sockets = {
  Id: 'sockets',
  DomainName: { 'Fn::Sub': '${Api}.execute-api.${AWS::Region}.amazonaws.com' },
  OriginPath: '/v1',
};

function distribution(patterns: readonly [pattern: string, origin: string][]): DistributionDefinition {
  const DistributionConfig = {
    Aliases: ['chat.example.com'],
    Origins: [site, sockets],
    DefaultCacheBehavior: { TargetOriginId: 'site' },
    CacheBehaviors: patterns.map(([PathPattern, TargetOriginId]) => ({ PathPattern, TargetOriginId })),
  };
  const Resources = {
    Site: { Type: 'AWS::S3::Bucket' },
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Distribution: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } },
  };
  const definition = readDistribution(assemblyOf({ S: { Resources } }));
  if (definition === undefined) throw new Error('no distribution');
  return definition;
}

describe('a path', () => {
  it.each([
    ['/ws', 'ws', 'ws'],
    ['/ws', '/ws', '/ws'],
    ['/ws/x', '/ws', '*'],
    ['/WS', '/ws', '*'],
    ['/a/b/c.js', '*.js', '*.js'],
    ['/a/b/c.js', '/a/*', '/a/*'],
    ['/a1', '/a?', '/a?'],
    ['/a', '/a?', '*'],
  ])('%s under a behaviour for %s meets %s', (path, pattern, met) => {
    expect(behaviourFor(distribution([[pattern, 'sockets']]), path)?.pattern).toBe(met);
  });

  it('meets the first behaviour of several that match', () => {
    const definition = distribution([
      ['/a/*', 'sockets'],
      ['/a/b', 'site'],
    ]);
    expect(behaviourFor(definition, '/a/b')?.pattern).toBe('/a/*');
  });

  it('of an API is what comes after the path of its origin, if a behaviour leads there', () => {
    const definition = distribution([['/ws', 'sockets']]);
    const [{ origin }] = definition.behaviours as [DistributionDefinition['behaviours'][number]];
    const apiId = origin.kind === 'sockets' ? origin.apiId : '';
    expect(viewerPath(definition, apiId, '/v1/ws')).toBe('/ws');
    expect(viewerPath(definition, apiId, '/ws')).toBeUndefined();
    expect(viewerPath(definition, 'another', '/v1/ws')).toBeUndefined();
    expect(viewerPath(distribution([]), apiId, '/v1/ws')).toBeUndefined();
  });
});

describe('an origin request policy', () => {
  const policy = (config: JsonObject): OriginRequest => {
    const Properties = { OriginRequestPolicyConfig: config };
    const Resources = { P: { Type: 'AWS::CloudFront::OriginRequestPolicy', Properties } };
    const assembly = assemblyOf({ S: { Resources } });
    return readOriginRequest(assembly, resourceOf(assembly, 'P').physicalId);
  };
  const no = {
    CookiesConfig: { CookieBehavior: 'none' },
    QueryStringsConfig: { QueryStringBehavior: 'none' },
  };
  const empty = assemblyOf({ S: { Resources: {} } });

  it('lets pass what it names, or all but that', () => {
    const list = ['X-Own', 'CloudFront-Viewer-Address'];
    const named = policy({ ...no, HeadersConfig: { HeaderBehavior: 'whitelist', Headers: list } });
    expect(['x-own', 'host', 'cookie'].filter(named.forwards)).toEqual(['x-own']);
    expect([...named.adds]).toEqual(['cloudfront-viewer-address']);
    const others = policy({ ...no, HeadersConfig: { HeaderBehavior: 'allExcept', Headers: list } });
    expect(['x-own', 'host', 'cookie'].filter(others.forwards)).toEqual(['host']);
    expect([...others.adds]).toEqual([]);
  });

  it("lets nothing pass if there is none, and as one of AWS's own all but the host", () => {
    expect(readOriginRequest(empty, undefined).forwards('origin')).toBe(false);
    const managed = readOriginRequest(empty, 'b689b0a8-53d0-40ab-baf2-68738e2966ac');
    expect(['origin', 'host', 'cookie'].filter(managed.forwards)).toEqual(['origin', 'cookie']);
  });

  it('that is not understood throws', () => {
    expect(() => readOriginRequest(empty, 'x')).toThrow('the origin request policy "x" is not run here');
    const HeadersConfig = { HeaderBehavior: 'none' };
    const some = { CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['a'] }, HeadersConfig };
    expect(() => policy({ ...no, ...some })).toThrow('"whitelist" of cookies or query strings');
  });
});

describe('a handshake on its way to the API', () => {
  const handshake = async (): Promise<string[]> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const headers = { 'front-secret': 'made up', 'CloudFront-Viewer-Address': '192.0.2.1:1', 'X-Own': 'x' };
    request({ port, headers }).end();
    const [viewer, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
    const origin = {
      kind: 'sockets' as const,
      apiId: 'api',
      domainName: 'api.example.com',
      path: '',
      headers: [['Front-Secret', 'real'] as const],
    };
    const everything = { forwards: () => true, adds: new Set<string>(), hasQuery: true };
    const forwarded = forwardedHeaders(viewer, everything, origin, 'x.cloudfront.net');
    response.end();
    server.close();
    return forwarded;
  };

  it("has no copy of the viewer's of what the origin or CloudFront sets, even where all headers go on", async () => {
    const text = (await handshake()).join('\n');
    expect(text).not.toMatch(/made up|192\.0\.2\.1|localhost/);
    expect(text).toMatch(/^X-Own\nx\n/m);
    expect(text).toContain('\nHost\napi.example.com\n');
    expect(text).toMatch(/\nFront-Secret\nreal$/);
  });
});

describe('an address', () => {
  const definition = distribution([]);
  const [own = ''] = definition.domainNames;
  const pool = { id: 'eu-north-1_a', domains: ['a.auth.eu-north-1.amazoncognito.com'] };
  const localize = localizer([
    ...distributionReplacements(definition, 1),
    ...userPoolReplacements(
      { ...pool, clients: [], groups: [], isTotpRequired: false },
      'http://127.0.0.1:2',
    ),
  ]);

  it.each([
    [`https://${own}/x`, 'http://localhost:1/x'],
    ['wss://chat.example.com/ws', 'ws://localhost:1/ws'],
    ['chat.example.com', 'localhost:1'],
    ['https://chat.example.com.', 'http://localhost:1.'],
    ['https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_a/', 'http://127.0.0.1:2/'],
    ["https://cognito-idp.eu-north-1.amazonaws.com; img-src 'self'", "http://127.0.0.1:2; img-src 'self'"],
    ['https://a.auth.eu-north-1.amazoncognito.com/oauth2/', 'http://127.0.0.1:2/oauth2/'],
  ])('%s is local', (address, local) => {
    expect(localize(address)).toBe(local);
  });

  it.each([
    'https://chat.example.com.example.org/',
    'https://my-chat.example.com/',
    'https://www.chat.example.com/',
    'someone@chat.example.com',
    'https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_b',
  ])('%s is another one', (address) => {
    expect(localize(address)).toBe(address);
  });
});
