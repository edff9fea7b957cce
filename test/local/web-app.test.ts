import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { signIn } from '../../local/oidc/sign-in.ts';
import { startRuntime } from '../runtime.ts';
import { useRunningApp } from './running-app.ts';

const users = [{ username: 'ann', password: 'right', groups: [] }];
const app = useRunningApp('web-app', users);

const open = (url = app.runtime.webSocketUrl, headers: Record<string, string> = {}) =>
  app.open(url, ['door'], headers);
const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${app.runtime.siteUrl}${path}`, init);
/** The status for a path that is sent as it is written. */
const statusOf = async (path: string): Promise<number | undefined> => {
  const sent = request(app.runtime.siteUrl ?? '', { path }).end();
  const [response] = (await once(sent, 'response')) as [{ statusCode?: number; resume: () => void }];
  response.resume();
  return response.statusCode;
};

describe('a site behind a distribution', () => {
  it('has one local address, which outputs, deployed texts and functions know', async () => {
    const { siteUrl = '', webSocketUrl, gatewayUrl, outputs, signIn: provider } = app.runtime;
    expect(siteUrl).toMatch(/^http:\/\/localhost:\d+$/);
    expect(webSocketUrl).toBe(`${siteUrl.replace('http:', 'ws:')}/ws`);
    expect(outputs.get('Web.SiteUrl')).toBe(siteUrl);
    expect(await (await get('/config.json')).json()).toEqual({
      clientId: provider?.clientId,
      direct: gatewayUrl,
      site: siteUrl,
      sockets: webSocketUrl,
    });
  });

  it('serves what was deployed, by type and with the metadata of its deployment', async () => {
    const [page, script] = await Promise.all([get('/'), get('/assets/app.js?v=1')]);
    expect(await page.text()).toContain('<title>home</title>');
    expect(page.headers.get('content-type')).toBe('text/html');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(script.headers.get('content-type')).toBe('text/javascript');
  });

  it("sets the policy's headers, takes away what it removes, and overrides only where it says so", async () => {
    const { headers } = await get('/');
    const expected = {
      'content-security-policy': `default-src 'none'; connect-src 'self' ${app.runtime.signIn?.issuer}/`,
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-xss-protection': '1; mode=block',
      'permissions-policy': 'camera=()',
      'cache-control': 'no-cache',
    };
    expect(Object.fromEntries(headers)).toMatchObject(expected);
    expect(headers.has('server')).toBe(false);
    expect((await get('/assets/app.js')).headers.get('cache-control')).toBe('no-store');
  });

  it('answers what it has not with the error page and its status', async () => {
    const missing = await get('/missing');
    expect([missing.status, await missing.text()]).toEqual([404, 'not here\n']);
    expect((await get('/assets/')).status).toBe(404);
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(404);
    expect((await get('/elsewhere/x')).status).toBe(502);
  });

  it('leads nowhere but to deployed files', async () => {
    const paths = ['/../web-stack.ts', '/%2e%2e/web-stack.ts', '/assets/..%2f..%2fapp.ts', '//etc/passwd'];
    expect(await Promise.all(paths.map(statusOf))).toEqual([404, 404, 404, 404]);
    expect(await statusOf('/%E0%A4%A')).toBe(400);
  });

  it('tells a reader who has a file that it has not changed, and a HEAD no body', async () => {
    const first = await get('/');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect((await get('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const head = await get('/', { method: 'HEAD' });
    expect([await head.text(), head.headers.get('content-length')]).toEqual(['', '35']);
  });
});

describe('a socket through the distribution', () => {
  it('is admitted, and one that goes around it is not', async () => {
    await open();
    await expect(open(app.runtime.gatewayUrl)).rejects.toThrow('403');
    await expect(open(app.runtime.gatewayUrl, { 'Front-Secret': 'guessed' })).rejects.toThrow('403');
    // The distribution's error page stands for every 403, of sockets too.
    await expect(open(`${app.runtime.siteUrl?.replace('http:', 'ws:')}/other`)).rejects.toThrow('404');
  });

  it('brings the origin what the policy lets pass, and nothing that the viewer makes up', async () => {
    const made = {
      'Front-Secret': 'made up',
      'CloudFront-Viewer-Address': '192.0.2.1:1',
      'X-Forwarded-For': '192.0.2.2',
      Cookie: 'a=b',
      'X-Own': 'c',
    };
    const client = await open(`${app.runtime.webSocketUrl}?token=d`, made);
    const { headers, query } = (await client.ask({ type: 'seen' })) as {
      headers: Record<string, string>;
      query: unknown;
    };
    expect(query).toBeNull();
    expect(Object.keys(headers).sort()).toEqual(
      [
        ...['CloudFront-Viewer-Address', 'Connection', 'Front-Secret', 'Host', 'Sec-WebSocket-Key'],
        ...['Sec-WebSocket-Protocol', 'Sec-WebSocket-Version', 'Upgrade', 'User-Agent', 'Via'],
        ...['X-Forwarded-For', 'X-Forwarded-Port', 'X-Forwarded-Proto'],
      ].sort(),
    );
    expect(headers).toMatchObject({
      'CloudFront-Viewer-Address': expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
      'X-Forwarded-For': '192.0.2.2, 127.0.0.1, 127.0.0.1',
      'User-Agent': 'Amazon CloudFront',
      Host: expect.stringMatching(/^[a-z0-9]{10}\.execute-api\.eu-north-1\.amazonaws\.com$/) as string,
      Via: expect.stringMatching(/^1\.1 [a-z0-9]{14}\.cloudfront\.net \(CloudFront\)$/) as string,
    });
  });

  it('carries whatever follows in both directions, up to the close code and its reason', async () => {
    const client = await open();
    expect(client.socket.protocol).toBe('door');
    client.send('x'.repeat(40_000));
    expect(await client.closed()).toMatchObject({ code: 1009, reason: 'Frame too large' });
    const idle = await open();
    await app.runtime.advance(10 * 60_000);
    expect(await idle.closed()).toMatchObject({ code: 1001 });
  });

  it('is cut, frozen and left as one without a distribution', async () => {
    const connection = (): string => app.runtime.sockets.list().at(-1)?.connectionId ?? '';
    const cut = await open();
    app.runtime.sockets.cut(connection());
    expect(await cut.closed()).toMatchObject({ code: 1006 });
    const frozen = await open();
    app.runtime.sockets.freeze(connection());
    frozen.send({ type: 'seen' });
    expect(frozen.socket.readyState).toBe(frozen.socket.OPEN);
    const left = await open();
    left.socket.terminate();
    frozen.socket.terminate();
    await vi.waitFor(() => expect(app.runtime.sockets.list()).toEqual([]));
  });
});

describe('a secret', () => {
  it('is generated as the template says, and is the same to all that refer to it', async () => {
    const client = await open();
    const { secret } = await client.ask({ type: 'who' });
    expect(secret).toMatch(/^[A-HJ-NP-Za-km-z2-9]{40}$/);
    const { headers } = (await client.ask({ type: 'seen' })) as { headers: Record<string, string> };
    expect(headers['Front-Secret']).toBe(secret);
  });

  it('stays the same in a data folder, and is another one without', async () => {
    const data = join(app.directory, 'data');
    const secretOf = async (options: { data?: string; port?: number }): Promise<unknown> => {
      const started = await startRuntime({ assembly: app.assembly, ...options });
      const client = await open(started.webSocketUrl);
      const { secret } = await client.ask({ type: 'who' });
      await started.stop();
      return secret;
    };
    const first = await secretOf({ data });
    expect(await secretOf({ data })).toBe(first);
    expect(await secretOf({})).not.toBe(first);
  });
});

describe('an app of several Regions', () => {
  it('takes a value of one from another by a weak reference, and its functions are where most are', async () => {
    const client = await open();
    const { webAcl } = await client.ask({ type: 'who' });
    expect(webAcl).toMatch(/^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\//);
    expect(app.runtime.outputs.get('Edge.Region')).toBe('us-east-1');
  });

  it('says at the start what of it is not run', () => {
    expect(app.runtime.skipped).toEqual([
      'AWS::CloudFront::OriginAccessControl',
      'AWS::Lambda::LayerVersion (2)',
      'AWS::SQS::Queue',
      'AWS::WAFv2::WebACL',
      'Custom::S3AutoDeleteObjects',
      'Web/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler: it serves a deployment',
      expect.stringMatching(/^Web\/Custom::CDKBucketDeployment\w+: it serves a deployment$/) as string,
      'Web/OnChange: an event pattern',
      'Web/Front/Distribution: the origin elsewhere.example.com of /elsewhere/*',
    ]);
  });
});

describe('sign-in of an app with a site', () => {
  const scopesOf = (jwt: string): unknown =>
    (JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { scope: unknown }).scope;
  const enter = (scope?: string): ReturnType<typeof signIn> => {
    const { issuer = '', clientId = '' } = app.runtime.signIn ?? {};
    const named = { username: 'ann', password: 'right', totp: '' };
    return signIn({ issuer, clientId, ...named, ...(scope !== undefined && { scope }) });
  };

  it("gives all of the client's scopes, those of a resource server among them, or those that are asked for", async () => {
    expect(scopesOf((await enter()).accessToken)).toBe('openid door/write');
    expect(scopesOf((await enter('openid')).accessToken)).toBe('openid');
  });

  it('sends codes to the site, and lets its pages use discovery, keys and tokens', async () => {
    const { issuer = '', clientId = '' } = app.runtime.signIn ?? {};
    const origin = app.runtime.siteUrl ?? '';
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: `${origin}/signed-in`,
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    const start = await fetch(`${issuer}/oauth2/authorize?${query}`, { redirect: 'manual' });
    expect(start.headers.get('location')).toMatch(/^(http:\/\/127\.0\.0\.1:\d+)?\/login\//);
    const allowed = async (path: string, init: RequestInit = {}): Promise<string | null> => {
      const response = await fetch(`${issuer}${path}`, { ...init, headers: { origin } });
      return response.headers.get('access-control-allow-origin');
    };
    const body = new URLSearchParams({
      client_id: clientId,
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: `${origin}/signed-in`,
      code_verifier: 'x'.repeat(43),
    });
    const answers = await Promise.all([
      allowed('/.well-known/openid-configuration'),
      allowed('/.well-known/jwks.json'),
      allowed('/oauth2/token', { method: 'POST', body }),
      allowed('/oauth2/revoke', { method: 'POST', body: `client_id=${clientId}&token=x` }),
    ]);
    for (const answer of answers) expect(['*', origin]).toContain(answer);
  });
});

describe('metrics', () => {
  const line = (more: object, directive: object = {}): string =>
    JSON.stringify({
      _aws: {
        Timestamp: 1,
        CloudWatchMetrics: [
          {
            Namespace: 'Door',
            Dimensions: [['side'], []],
            Metrics: [{ Name: 'opened', Unit: 'Count' }],
            ...directive,
          },
        ],
      },
      side: 'left',
      ...more,
    });

  it('are those that functions wrote, one for each value and set of dimensions', async () => {
    const client = await open();
    await client.ask({ type: 'write', lines: [line({ opened: [1, 2] }), '{"no":"metric"}', 'text'] });
    const common = { namespace: 'Door', name: 'opened', unit: 'Count', at: 1 };
    expect(app.runtime.metrics).toEqual([
      { ...common, value: 1, dimensions: { side: 'left' } },
      { ...common, value: 1, dimensions: {} },
      { ...common, value: 2, dimensions: { side: 'left' } },
      { ...common, value: 2, dimensions: {} },
    ]);
  });

  it('that CloudWatch would drop are refusals, which quote nothing', async () => {
    const client = await open();
    const broken = [
      line({}),
      line({ opened: '1' }),
      line({ opened: 1, side: 2 }),
      line({ opened: 1 }, { Namespace: '' }),
      line({ opened: 1 }, { Dimensions: ['side'] }),
      line({ opened: 1 }, { Metrics: [{ Name: 'opened', Unit: 'Pieces' }] }),
      '{"_aws":{"CloudWatchMetrics":[]}}',
    ];
    await client.ask({ type: 'write', lines: broken });
    expect(app.runtime.refusals).toEqual([
      'Web/Door wrote a metric that CloudWatch drops: the values of opened are not 1 to 100 numbers',
      'Web/Door wrote a metric that CloudWatch drops: the values of opened are not 1 to 100 numbers',
      'Web/Door wrote a metric that CloudWatch drops: value of the dimension side: not a text of 1 to 1024 characters',
      'Web/Door wrote a metric that CloudWatch drops: Namespace: not a text of 1 to 1024 characters',
      'Web/Door wrote a metric that CloudWatch drops: a set of dimensions is no list, or has more than 30',
      'Web/Door wrote a metric that CloudWatch drops: opened has no such Unit',
      'Web/Door wrote a metric that CloudWatch drops: no Timestamp',
    ]);
    expect(app.runtime.metrics).toHaveLength(4);
  });
});

describe("the bucket's policy", () => {
  it('decides what the distribution may read', async () => {
    const copy = mkdtempSync(join(app.directory, 'copy-'));
    cpSync(app.assembly, copy, { recursive: true });
    const file = join(copy, 'Web.template.json');
    const template = readFileSync(file, 'utf8');
    const edited = template.replace('"Action": "s3:GetObject",', '"Action": "s3:ListBucket",');
    expect(edited).not.toBe(template);
    writeFileSync(file, edited);
    const changed = await startRuntime({ assembly: copy });
    const page = await fetch(`${changed.siteUrl}/`);
    await changed.stop();
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
  });
});

describe('the limits of the stage', () => {
  it("hold for each route, and a route's own comes before them", async () => {
    await app.runtime.advance(60_000);
    const client = await open();
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push((await client.ask({ type: 'rare' }))['message']);
    expect(answers).toEqual([undefined, undefined, 'Too Many Requests']);
    const handshakes = await Promise.allSettled(Array.from({ length: 40 }, () => open()));
    const refused = handshakes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ message: 'refused: 429' });
  });
});
