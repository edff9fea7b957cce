import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../lib/config.ts';
import { install } from '../../../lib/installation.ts';
import { settings } from '../../../branding/settings.ts';
import { at, ofType, type Synthesized, type SynthesizedApp, synthesize } from '../app.ts';
import { configurations } from '../configurations.ts';
import { permissionsByRole } from '../policies.ts';

const shop = 'https://shop.example.com';
const desk = 'https://desk.example.com:8443';
const app = synthesize({}, { customerOrigins: [shop], desktopOrigins: [desk] });
const withoutDesktop = synthesize({}, { desktopOrigins: [] });
const withDomain = synthesize({}, configurations['with a domain in another Region']);
const external = synthesize({}, configurations['with an issuer of the brand']);

interface Behaviour {
  readonly PathPattern?: string;
  readonly AllowedMethods: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: { readonly Ref: string };
  readonly ResponseHeadersPolicyId?: { readonly Ref: string };
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
}

interface Origin {
  readonly Id: string;
  readonly CustomOriginConfig?: unknown;
  readonly OriginAccessControlId?: unknown;
  readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: unknown }[];
}

interface DistributionConfig {
  readonly CacheBehaviors: readonly Behaviour[];
  readonly DefaultCacheBehavior: Behaviour;
  readonly Origins: readonly Origin[];
}

const configOf = ({ web }: SynthesizedApp): DistributionConfig =>
  at(web, 'Front/Distribution').Properties['DistributionConfig'] as DistributionConfig;
const config = configOf(app);

function behaviour(path: string, of: SynthesizedApp = app): Behaviour {
  const { CacheBehaviors, DefaultCacheBehavior } = configOf(of);
  return CacheBehaviors.find(({ PathPattern }) => PathPattern === path) ?? DefaultCacheBehavior;
}

/** The headers that a path's pages are served with; tokens of a template as `[…]`. */
function headers(path: string, of: SynthesizedApp = app): Record<string, string> {
  const id = behaviour(path, of).ResponseHeadersPolicyId?.Ref ?? '';
  const policy = of.web.resources[id]?.Properties['ResponseHeadersPolicyConfig'] as {
    readonly CustomHeadersConfig: { readonly Items: readonly { Header: string; Value: string }[] };
    readonly SecurityHeadersConfig: Record<string, Record<string, unknown>>;
  };
  const { ContentSecurityPolicy, FrameOptions, StrictTransportSecurity, ReferrerPolicy } =
    policy.SecurityHeadersConfig;
  return {
    csp: text(ContentSecurityPolicy?.['ContentSecurityPolicy']),
    frames: text(FrameOptions?.['FrameOption'] ?? ''),
    hsts: JSON.stringify(StrictTransportSecurity),
    referrer: text(ReferrerPolicy?.['ReferrerPolicy']),
    ...Object.fromEntries(
      policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value]),
    ),
  };
}

function text(value: unknown): string {
  const parts = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join']?.[1] ?? [value];
  return parts.map((part) => (typeof part === 'string' ? part : '[…]')).join('');
}

/** One directive of a content security policy. */
const directive = (csp: string | undefined, name: string): string | undefined =>
  csp
    ?.split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe('the way to the sockets', () => {
  const sockets = behaviour('/ws');
  const origin = config.Origins.find(({ Id }) => Id === sockets.TargetOriginId);

  it('takes a handshake and nothing else, over TLS at both ends, and caches nothing', () => {
    expect(sockets).toMatchObject({ ViewerProtocolPolicy: 'https-only', AllowedMethods: ['GET', 'HEAD'] });
    // Managed-CachingDisabled.
    expect(sockets.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(origin?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });

  it('forwards no cookie, no query string, no host and no header but those of a handshake', () => {
    const policy = app.web.resources[sockets.OriginRequestPolicyId?.Ref ?? ''];
    expect(policy?.Properties['OriginRequestPolicyConfig']).toMatchObject({
      CookiesConfig: { CookieBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      HeadersConfig: {
        HeaderBehavior: 'whitelist',
        Headers: [
          'Sec-WebSocket-Key',
          'Sec-WebSocket-Version',
          'Sec-WebSocket-Protocol',
          'Sec-WebSocket-Extensions',
          'CloudFront-Viewer-Address',
        ],
      },
    });
  });

  it('shows the API the origin secret, which no template contains', () => {
    const [header] = origin?.OriginCustomHeaders ?? [];
    expect(header?.HeaderName).toBe('x-sealform-origin');
    expect(text(header?.HeaderValue)).toBe('{{resolve:secretsmanager:[…]:SecretString:::}}');
  });
});

describe('the pages', () => {
  it('come from a private bucket, by the distribution only', () => {
    const site = config.Origins.find(({ Id }) => Id === config.DefaultCacheBehavior.TargetOriginId);
    expect(site?.OriginAccessControlId).toBeDefined();
    expect(at(app.web, 'Site').Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const allowed = statements(at(app.web, 'Site/Policy')).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: ['s3:GetObject', 's3:ListBucket'],
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() as unknown } },
      },
    ]);
  });

  it('that do not exist are 404, and a refusal of the firewall stays 403', () => {
    expect(at(app.web, 'Front/Distribution').Properties['DistributionConfig']).toMatchObject({
      CustomErrorResponses: [{ ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/404.html' }],
    });
  });

  it.each([
    ['/*', `'none'`],
    ['/chat/*', shop],
    ['/agent/*', desk],
    ['/console/*', `'none'`],
  ])('%s may be framed by %s', (path, ancestors) => {
    expect(directive(headers(path)['csp'], 'frame-ancestors')).toBe(ancestors);
    expect(headers(path)['frames']).toBe(ancestors === `'none'` ? 'DENY' : '');
  });

  it('/agent/* may be framed by nobody where no desktop is named', () => {
    const { csp, frames } = headers('/agent/*', withoutDesktop);
    expect([directive(csp, 'frame-ancestors'), frames]).toEqual([`'none'`, 'DENY']);
  });

  it.each([
    ['/*', undefined],
    ['/chat/*', ['*']],
    ['/agent/*', undefined],
    ['/console/*', undefined],
  ])('%s: CORS lets scripts be loaded as modules by the origins %j, without credentials', (path, origins) => {
    const id = behaviour(path).ResponseHeadersPolicyId?.Ref ?? '';
    const policy = app.web.resources[id]?.Properties['ResponseHeadersPolicyConfig'];
    const cors = {
      AccessControlAllowOrigins: { Items: origins },
      AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
      AccessControlAllowCredentials: false,
      OriginOverride: true,
    };
    expect(policy).toMatchObject(origins ? { CorsConfig: cors } : {});
    expect('CorsConfig' in (policy as object)).toBe(origins !== undefined);
  });

  it.each(['/*', '/chat/*', '/agent/*', '/console/*'])(
    '%s runs nothing that is inline or from elsewhere',
    (path) => {
      const { csp, hsts, referrer } = headers(path);
      expect(csp).not.toMatch(/unsafe|\*|data:|blob:/);
      for (const name of ['default-src', 'base-uri', 'form-action', 'object-src']) {
        expect(directive(csp, name)).toBe(`'none'`);
      }
      expect(JSON.parse(hsts ?? '')).toEqual({
        AccessControlMaxAgeSec: 63_072_000,
        IncludeSubdomains: true,
        Override: true,
      });
      expect(referrer).toBe('no-referrer');
      expect(headers(path)['permissions-policy']).toContain('camera=()');
      expect(behaviour(path).ViewerProtocolPolicy).toBe('redirect-to-https');
      expect(behaviour(path).AllowedMethods).toEqual(['GET', 'HEAD']);
    },
  );

  it('with scripts may make no HTML out of text, but by lit', () => {
    for (const path of ['/chat/*', '/agent/*', '/console/*']) {
      expect(directive(headers(path)['csp'], 'require-trusted-types-for')).toBe(`'script'`);
      expect(directive(headers(path)['csp'], 'trusted-types')).toBe('lit-html');
    }
    expect(directive(headers('/*')['csp'], 'script-src')).toBeUndefined();
  });

  it('connect to the sockets, and only those of agents to the issuer', () => {
    expect(directive(headers('/chat/*')['csp'], 'connect-src')).toBe(`'self'`);
    const pool = `'self' […]/ https://[…].auth.${settings.region}.amazoncognito.com/oauth2/`;
    expect(directive(headers('/console/*')['csp'], 'connect-src')).toBe(pool);
    expect(directive(headers('/agent/*')['csp'], 'connect-src')).toBe(pool);
    expect(directive(headers('/console/*', external)['csp'], 'connect-src')).toBe(
      `'self' https://login.acme.example`,
    );
  });

  it("name the sockets' host where it is known, for browsers to which 'self' does not cover it", () => {
    expect(directive(headers('/chat/*', withDomain)['csp'], 'connect-src')).toBe(
      `'self' wss://forms.acme.example/ws`,
    );
  });

  it('set no cookie, nowhere', () => {
    expect(JSON.stringify(app.web.resources)).not.toMatch(/set-cookie/i);
  });
});

describe('the address', () => {
  it("is CloudFront's own without a domain", () => {
    expect(at(app.web, 'Front/Distribution').Properties['DistributionConfig']).toMatchObject({
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      DefaultRootObject: 'index.html',
    });
    expect(outputs(app.web)).toEqual({
      SiteUrl: 'https://[…]',
      ConsoleUrl: 'https://[…]/console/index.html',
      AgentFrameUrl: 'https://[…]/agent/index.html',
      WebSocketUrl: 'wss://[…]/ws',
      IssuerUrl: '[…]',
      ClientId: '[…]',
      OperatorClientId: '[…]',
      Version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
  });

  it("is the brand's with a domain, whose clients speak TLS 1.2 at least", () => {
    expect(at(withDomain.web, 'Front/Distribution').Properties['DistributionConfig']).toMatchObject({
      Aliases: ['forms.acme.example'],
      ViewerCertificate: {
        AcmCertificateArn: configurations['with a domain in another Region']?.certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    expect(outputs(withDomain.web)).toMatchObject({
      SiteUrl: 'https://forms.acme.example',
      WebSocketUrl: 'wss://forms.acme.example/ws',
      DistributionDomainName: '[…]',
    });
  });

  it.each([
    ['as shipped', app],
    ['in another Region', withDomain],
  ])('%s, is behind the firewall of us-east-1, by a weak reference and without a function', (_, of) => {
    expect(at(of.web, 'Front/Distribution').Properties['DistributionConfig']).toMatchObject({
      WebACLId: { 'Fn::GetStackOutput': { StackName: 'Lakeside-Edge', Region: 'us-east-1' } },
    });
    const custom = [of.data, of.api, of.edge, of.web, of.edgeWatch].flatMap(({ resources }) =>
      Object.values(resources)
        .map(({ Type }) => Type)
        .filter((type) => /^Custom::|CustomResource|AWS::SSM::/.test(type)),
    );
    expect(custom).toEqual(['Custom::BrandKey', 'Custom::CDKBucketDeployment']);
  });
});

describe('the deployment of the pages', () => {
  const deployment = ofType([app.web], 'Custom::CDKBucketDeployment')[0]?.Properties;

  it('takes away old pages, has them asked for anew, and tells the pages their installation', () => {
    expect(deployment).toMatchObject({
      Prune: true,
      SystemMetadata: { 'cache-control': 'no-cache' },
      DistributionId: expect.anything() as unknown,
    });
    expect(JSON.stringify(deployment?.['SourceMarkers'])).toContain('ProviderURL');
  });

  it('writes the fingerprint of the brand’s key beside the pages, as the function publish found it', () => {
    const [, ofConfig] = deployment?.['SourceMarkers'] as Record<string, unknown>[];
    const references = Object.values(ofConfig ?? {}).filter((value) =>
      JSON.stringify(value).includes('Fingerprint'),
    );
    // By a weak reference: an export that is in use could not change its value with the next key.
    expect(references).toMatchObject([{ 'Fn::GetStackOutput': { StackName: 'Lakeside-Api' } }]);
    const before = 'f'.repeat(64);
    const marker = expect.stringMatching(/marker/) as string;
    expect(siteConfig()).toMatchObject({ brandKeys: [marker] });
    expect(siteConfig({ previousBrandKey: before })).toMatchObject({ brandKeys: [marker, before] });
  });

  it('tells the console which claim lets an agent copy answers, if any does', () => {
    expect(siteConfig()).not.toHaveProperty('copyClaim');
    expect(siteConfig({ copyClaim: 'cognito:groups=copyists' })).toMatchObject({
      copyClaim: { anyOf: ['cognito:groups'], value: 'copyists' },
    });
  });

  it('may read its two archives, write its bucket and invalidate its distribution', () => {
    const permissions =
      permissionsByRole({ ...app, all: [app.data, app.web] }).get('SiteDeployment/Role') ?? [];
    const bucketOfAssets = expect.stringMatching(/cdk-hnb659fds-assets-.*\/[0-9a-f]{64}\.zip$/) as string;
    expect(permissions.map(({ action, resource }) => [action, resource])).toEqual([
      ['s3:GetObject', bucketOfAssets],
      ['s3:GetObject', bucketOfAssets],
      ['s3:ListBucket', 'Site'],
      ['s3:DeleteObject', 'Site/*'],
      ['s3:PutObject', 'Site/*'],
      ['cloudfront:CreateInvalidation', expect.stringMatching(/:distribution\/Front\/Distribution$/)],
      ['cloudfront:GetInvalidation', expect.stringMatching(/:distribution\/Front\/Distribution$/)],
      ['logs:CreateLogStream', 'SiteDeployment/Logs'],
      ['logs:PutLogEvents', 'SiteDeployment/Logs'],
    ]);
  });

  it('empties the bucket of a trial when its stack goes, and of no other installation', () => {
    const trial = synthesize({}, { removalProtection: false });
    expect(ofType([trial.web], 'Custom::CDKBucketDeployment')[0]?.Properties['RetainOnDelete']).toBe(false);
    expect(at(trial.web, 'Site')).toMatchObject({ DeletionPolicy: 'Delete' });
    expect(at(trial.web, 'Site').Properties['VersioningConfiguration']).toBeUndefined();
    expect(deployment?.['RetainOnDelete'] ?? true).toBe(true);
  });
});

describe('the clients by which agents sign in', () => {
  it.each([
    ['Console', ['https://[…]/console/index.html', 'https://[…]/agent/index.html']],
    ['Operator', ['http://localhost:8976/callback']],
  ])('%s signs in with a code, has no secret, and is sent back to %j only', (id, pages) => {
    const client = at(app.web, id).Properties;
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'sealform/agent'],
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    for (const urls of ['CallbackURLs', 'LogoutURLs']) {
      expect((client[urls] as unknown[]).map(text)).toEqual(pages);
    }
    expect(at(app.web, `${id}/Style`).Properties['UseCognitoProvidedValues']).toBe(true);
  });

  it('get tokens for 15 minutes, which can be revoked, and for a working day without signing in again', () => {
    for (const { Properties } of ofType([app.web], 'AWS::Cognito::UserPoolClient')) {
      expect(Properties).toMatchObject({
        AccessTokenValidity: 15,
        IdTokenValidity: 15,
        RefreshTokenValidity: 720,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
        EnableTokenRevocation: true,
      });
    }
  });

  it("are the brand's own at its own issuer", () => {
    expect(ofType([external.web], 'AWS::Cognito::UserPoolClient')).toEqual([]);
    expect(outputs(external.web)).toMatchObject({
      IssuerUrl: 'https://login.acme.example/tenant',
      ClientId: 'sealform-console',
      OperatorClientId: 'sealform-console',
    });
  });
});

function statements({ Properties }: { readonly Properties: Readonly<Record<string, unknown>> }) {
  return (Properties['PolicyDocument'] as { Statement: readonly { readonly Effect: string }[] }).Statement;
}

/** What a deployment prints; what other stacks read left out. */
function outputs({ template }: Synthesized): Record<string, string> {
  return Object.fromEntries(
    Object.entries(template.findOutputs('*') as Record<string, { Value: unknown; Export?: unknown }>)
      .filter(([name, { Export }]) => Export === undefined && !name.startsWith('PublishOutput'))
      .map(([name, { Value }]) => [name, text(Value)]),
  );
}

/** What the pages are told of their installation. */
function siteConfig(chosen: Partial<Settings> = {}): unknown {
  const installed = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  install(installed, { ...settings, ...chosen });
  const { directory } = installed.synth();
  const file = readdirSync(directory)
    .map((name) => join(directory, name, 'config.json'))
    .find((path) => existsSync(path));
  return JSON.parse(readFileSync(file ?? '', 'utf8'));
}

describe.each(['customerOrigins', 'desktopOrigins'] as const)('the origins of pages, as %s', (setting) => {
  const warnings = (origins: readonly string[]) => {
    const installed = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const { web } = install(installed, { ...settings, [setting]: origins });
    return Annotations.fromStack(web).findWarning('*', Match.stringLikeRegexp(`sealform:${setting}`));
  };

  it('are warned of if one is on the own machine, where nobody else is', () => {
    expect(warnings(['https://www.acme.example', 'http://localhost:8080'])).toHaveLength(1);
  });

  it('are taken as they are otherwise', () => {
    expect(warnings(['https://www.acme.example'])).toEqual([]);
  });
});
