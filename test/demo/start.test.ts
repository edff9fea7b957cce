import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { word } from '../../play/local/canaries.ts';
import { Browser } from '../../local/oidc/browser.ts';
import { useCopyOfApp } from '../bin/folders.ts';
import { firstColumn, sectionOf } from '../docs/page.ts';

const app = useCopyOfApp();
let running: ChildProcess;
let printed = '';
beforeAll(async () => {
  running = spawn(process.execPath, ['bin/sealform.ts', 'start'], {
    cwd: app(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await expectPrinted(/Codes now: .*\n/, 0);
});
afterAll(() => running.kill('SIGKILL'));

/** Waits until something is printed, behind what had been printed before. */
async function expectPrinted(expected: RegExp, before: number, timeout = 100_000): Promise<void> {
  await vi.waitFor(() => expect(printed.slice(before)).toMatch(expected), { timeout, interval: 50 });
}

const textOf = async (url: string) => (await fetch(url)).text();
const value = (name: string) => new RegExp(`^ +${name} +(.+)$`, 'm').exec(printed)?.[1] ?? '';

test('the start prints its version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(value('Sealform')).toBe(version);
});

test('the start prints where shop and console are and how to sign in, with codes of the moment', async () => {
  expect(await textOf(value('Console'))).toContain('<title>');
  const people = { Agent: 'ana', Supervisor: 'sofia', Auditor: 'otto' };
  for (const [role, name] of Object.entries(people)) {
    expect(value(role)).toMatch(new RegExp(`^${name} +\\S+$`));
  }
  expect(value('Codes now:')).toMatch(/^ana \d{6}, ben \d{6}, sofia \d{6}, otto \d{6}$/);
  const shop = value('Shop');
  // On a machine on which the shop's port is taken, that is said.
  if (shop === 'not open') expect(printed).toContain('something else has the port');
  else expect(await textOf(shop)).toMatch(/<sealform-chat pin="[0-9a-f]{64}">/);
});

const page = readFileSync('docs/protocol.md', 'utf8');
const section = sectionOf(page, 'Signing in as staff');

interface Config {
  readonly issuerUrl: string;
  readonly operatorClientId: string;
  readonly scope: string;
  readonly webSocketUrl: string;
  readonly brandKeys: readonly string[];
}

async function readConfig(): Promise<Config> {
  const [address = ''] = value('Programs').split(' ');
  return (await (await fetch(address)).json()) as Config;
}

/** The access token for whom the page describes, by nothing but what it and `/config.json` say. */
async function tokenAsDocumented({ issuerUrl, operatorClientId, scope }: Config): Promise<string> {
  const [redirectUri = ''] = /http:\/\/localhost\S+?(?=`)/.exec(section) ?? [];
  const described = await fetch(`${issuerUrl}/.well-known/openid-configuration`);
  const endpoints = (await described.json()) as Record<string, string>;
  const [state, verifier] = [word(20), randomBytes(32).toString('base64url')];
  const start = new URL(endpoints['authorization_endpoint'] ?? '');
  start.search = new URLSearchParams({
    response_type: 'code',
    client_id: operatorClientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const browser = new Browser();
  const { url } = await browser.open(start.href, redirectUri);
  const [username = '', password = ''] = value('Agent').split(/ +/);
  const [, code = ''] =
    new RegExp(`${username} (\\d{6})`).exec(printed.slice(printed.lastIndexOf('Codes'))) ?? [];
  const back = new URL((await browser.submit(url, { username, password, code }, redirectUri)).url);
  expect(back.searchParams.get('state')).toBe(state);
  const redeemed = await fetch(endpoints['token_endpoint'] ?? '', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: operatorClientId,
      redirect_uri: redirectUri,
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  return ((await redeemed.json()) as { access_token: string }).access_token;
}

/** The first message of the server's to this one; the status, if the handshake is refused. */
async function answerTo(url: string, protocols: string[], message: object): Promise<unknown> {
  const socket = new WebSocket(url, protocols, { headers: { 'User-Agent': 'test' } });
  const refused = once(socket, 'unexpected-response') as Promise<[unknown, { statusCode: number }]>;
  refused.catch(() => undefined);
  socket.on('error', () => undefined);
  const opened = once(socket, 'open').then(async () => {
    socket.send(JSON.stringify(message));
    const [data] = (await once(socket, 'message')) as [Buffer];
    socket.close();
    return JSON.parse(data.toString()) as unknown;
  });
  opened.catch(() => undefined);
  return Promise.race([opened, refused.then(([, { statusCode }]) => statusCode)]);
}

test('with what docs/protocol.md and /config.json say, a program signs an agent in and connects', async () => {
  const config = await readConfig();
  const described = firstColumn(sectionOf(page, 'Finding an installation'));
  // Nobody may copy here.
  expect(Object.keys(config).toSorted()).toEqual(described.filter((name) => name !== 'copyClaim').toSorted());
  expect(value('Brand key')).toContain(config.brandKeys[0]);
  const token = await tokenAsDocumented(config);
  const join = { type: 'join', id: crypto.randomUUID() };
  const joined = await answerTo(config.webSocketUrl, ['sealform.v1', `bearer.${token}`], join);
  expect(joined).toMatchObject({ type: 'joined', id: join.id, agent: { name: 'ana' } });
});

test('a refused handshake is explained where the app was started, and what was sent is not repeated', async () => {
  const config = await readConfig();
  const { webSocketUrl } = config;
  const credential = `visitor.${word(43)}`;
  const short = await tokenAsDocumented({ ...config, scope: 'openid' });
  const refused: [url: string, protocols: string[], status: number, reason: string][] = [
    [webSocketUrl, ['sealform.v1', `bearer.${short}`], 401, 'ClaimMissing scope: sealform/agent'],
    [webSocketUrl, ['sealform.v1', `bearer.${word(60)}`], 401, 'TokenMalformed'],
    [webSocketUrl, [credential], 401, 'SubprotocolMissing'],
    [webSocketUrl, ['sealform.v1'], 401, 'CredentialMissing'],
    [webSocketUrl, ['sealform.v1', `bearer.`], 401, 'CredentialMissing'],
    [webSocketUrl, [], 401, '401 by API Gateway'],
    [
      new URL('/elsewhere', webSocketUrl).href,
      ['sealform.v1', credential],
      403,
      'there is no WebSocket at /elsewhere',
    ],
  ];
  const begun = printed.length;
  for (const [url, protocols, status, reason] of refused) {
    const before = printed.length;
    expect(await answerTo(url, protocols, {})).toBe(status);
    await expectPrinted(new RegExp(`^handshake refused: ${reason}\\b`, 'm'), before, 10_000);
  }
  const told = printed.slice(begun);
  expect(told.match(/handshake refused/g)).toHaveLength(refused.length);
  for (const sent of [credential, short, ...refused.flatMap(([, protocols]) => protocols)]) {
    if (sent.length > 20) expect(told).not.toContain(sent);
  }
});

test('it ends when told', async () => {
  running.kill('SIGTERM');
  expect(await once(running, 'exit')).toEqual([0, null]);
});
