import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import type { Environment } from '../../client/environment.ts';
import { nodeEnvironment } from '../../client/node.ts';
import { agents, pinOf, tokenFor } from '../../play/local/people.ts';
import { Secret } from '../../core/secret.ts';
import { Browser } from '../../local/oidc/browser.ts';
import type { Runtime } from '../../local/runtime.ts';
import { smoke, type Report, type SmokeOptions } from '../../smoke/smoke.ts';
import { get } from '../../smoke/get.ts';
import { startRuntime } from '../runtime.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await startRuntime({ assembly: inject('assembly'), users: agents });
});
afterAll(() => runtime.stop());

const site = () => new URL(runtime.siteUrl ?? '');

/** What a person does with the address that is shown: opens it, signs in, and is sent back to this machine. */
async function signInAtBrowser(address: string): Promise<void> {
  const callback = new URL(address).searchParams.get('redirect_uri') ?? '';
  const user = runtime.signIn?.users.find(({ username }) => username === 'ana');
  const browser = new Browser();
  const page = await browser.open(address, callback);
  const fields = { username: 'ana', password: user?.password ?? '', code: user?.totp() ?? '' };
  const { url } = await browser.submit(page.url, fields, callback);
  const stranger = new URL(url);
  stranger.searchParams.set('state', 'another');
  expect((await fetch(stranger)).status).toBe(400);
  expect(await (await fetch(url)).text()).toContain('Signed in.');
}

interface Run extends Report {
  readonly lines: readonly string[];
  /** The result of each check by its id. */
  readonly results: Readonly<Record<string, string>>;
}

async function run(options: Partial<SmokeOptions> = {}): Promise<Run> {
  const lines: string[] = [];
  const report = await smoke(
    { url: site(), pin: pinOf(runtime) ?? '', api: runtime.gatewayUrl, port: 0, ...options },
    (line) => {
      lines.push(line);
      if (line.startsWith('http')) void signInAtBrowser(line.trim());
    },
  );
  const results = Object.fromEntries(report.findings.map(({ id, result }) => [id, result]));
  return { ...report, lines, results };
}

/** Of a sign-in of its own: they are told apart by their second, and each is good for one key. */
async function token(): Promise<Secret<string>> {
  runtime.clock.advance(1_000);
  return new Secret((await tokenFor(runtime, 'ana')).accessToken);
}

test('a whole installation on this machine: all passes that can be shown here, and nothing is left', async () => {
  const { ok, results, lines, findings } = await run();
  expect(findings.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(ok).toBe(true);
  const passed = Object.keys(results).filter((id) => results[id] === 'passed');
  const form = ['P12', 'P8', 'P14', 'P2', 'P5', 'P4', 'P6', 'P13', 'P1'].map((id) => `form-${id}`);
  const rest = [
    'site',
    'site-headers',
    'brand-key',
    'header-case',
    'credentials',
    'going-around',
    'ping',
    'sign-in',
    'form',
  ];
  expect(passed.sort()).toEqual([...rest, ...form].sort());
  const inAws = findings.filter(({ reason }) => reason === 'a site on this machine is not in AWS');
  expect(inAws.map(({ id }) => id)).toEqual([
    'pool',
    'wrapping-key',
    'signing-key',
    'key-rotation',
    'vault-copies',
    'alarm-mail',
    'logs',
    'other-logs',
    'rules',
    'metrics',
  ]);
  expect(lines.join('\n')).not.toMatch(/eyJ|4242 ?4242|\b917\b|Smoke Test/);
  expect(await runtime.database.scan('Vault')).toEqual([]);
  expect(runtime.refusals).toEqual([]);
});

/** The same site, with something done to its pages. */
async function behindProxy(change: (headers: Record<string, unknown>) => void): Promise<URL> {
  const proxy = createServer((request, response) => {
    void get(new URL(request.url ?? '/', site())).then(({ status, headers, body }) => {
      const changed: Record<string, unknown> = { ...headers };
      change(changed);
      response.writeHead(status, changed as Record<string, string>).end(body);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return new URL(`http://localhost:${(proxy.address() as AddressInfo).port}`);
}

test('a page without its CSP fails, by the check’s name and with what to do', async () => {
  const url = await behindProxy((headers) => delete headers['content-security-policy']);
  const { ok, findings, lines } = await run({ url, token: await token() });
  expect(ok).toBe(false);
  const failed = findings.filter(({ result }) => result === 'failed');
  expect(failed.map(({ id }) => id)).toEqual(['site-headers']);
  expect(failed[0]?.remedy).toContain('response headers policies');
  expect(lines.at(-1)).toBe('failed: site-headers');
});

test('a key that the site does not trust fails, and so does the form under it', async () => {
  const { results, findings } = await run({
    pin: '0'.repeat(64),
    token: await token(),
    environment: hurried(20),
  });
  expect(results).toMatchObject({ 'brand-key': 'failed', form: 'failed' });
  expect(findings.find(({ id }) => id === 'brand-key')?.remedy).toContain('BrandKeyFingerprint');
});

test('an API that lets everybody around the distribution fails', async () => {
  const { results } = await run({ api: runtime.webSocketUrl, token: await token() });
  expect(results).toMatchObject({ 'going-around': 'failed', form: 'passed' });
});

test('a token that is none fails, is not repeated, and no form is played', async () => {
  const false_ = 'not-a-token-at-all';
  const { ok, results, lines, findings } = await run({ token: new Secret(false_) });
  expect(ok).toBe(false);
  expect(results).toMatchObject({ 'sign-in': 'failed', form: 'not shown' });
  expect(JSON.stringify([lines, findings])).not.toContain(false_);
});

test('a forged token fails the form, and is not repeated', async () => {
  const { accessToken } = await tokenFor(runtime, 'ana');
  const forged = `${accessToken.slice(0, -8)}AAAAAAAA`;
  const { results, lines, findings } = await run({ token: new Secret(forged) });
  expect(results).toMatchObject({ 'sign-in': 'passed', form: 'failed' });
  expect(JSON.stringify([lines, findings])).not.toContain(forged);
  expect(findings.find(({ id }) => id === 'form')?.reason).toContain('ERR_NOT_ALLOWED');
});

test('a KMS that does not decrypt is found by the form that it holds up', async () => {
  const fault = { service: 'kms', operation: 'Decrypt', kind: 'throttle', times: Infinity } as const;
  const injected = runtime.traffic.inject(fault);
  onTestFinished(() => injected.remove());
  const { results, findings } = await run({ token: await token(), environment: hurried(20) });
  expect(results).toMatchObject({ 'form-P2': 'passed', form: 'failed' });
  expect(findings.find(({ id }) => id === 'form')?.reason).toMatch(/^ERR_TIMEOUT|^it was not done/);
});

/** People with less patience: their timers run so many times faster. */
function hurried(times: number): Environment {
  return { ...nodeEnvironment, after: (ms, task) => nodeEnvironment.after(ms / times, task) };
}
