import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogLine } from '../local/lambda/logs.ts';
import type { User } from '../local/oidc/users.ts';
import { type Runtime, startRuntime } from '../local/runtime.ts';
import { synthesize } from '../local/synthesize.ts';
import manifest from '../package.json' with { type: 'json' };
import { ownEngine } from '../play/local/engine.ts';
import { agents, overseers, pinOf } from '../play/local/people.ts';
import { freeOrAny } from './port.ts';
import { refusedHandshake } from './refused-handshake.ts';
import { type Shop, startShop } from '../play/local/shop/server.ts';
import { type Output, StatusLine } from './status-line.ts';

/** A one-time code is good for this long, ms (RFC 6238). */
const codeLifetimeMs = 30_000;

const roles: Readonly<Record<string, string>> = {
  agents: 'Agent',
  supervisors: 'Supervisor',
  auditors: 'Auditor',
};

/** The site's port, if it is free: browsers keep what a page stored by its address. */
const usualSitePort = 8081;

/**
 * Runs the app on this machine until the process is told to stop. Prints the addresses of a shop with the chat on it and
 * of the agents' console, and the sign-in of test agents, a supervisor and an auditor, with one-time codes kept current.
 *
 * @param customerOrigins as configured: a shop is opened at the first of localhost
 * @param data folder that keeps everything for the next start; undefined: nothing is kept
 * @returns the exit code
 */
export async function start(
  directory: string,
  customerOrigins: readonly string[],
  data: string | undefined,
  out: Output,
): Promise<number> {
  const assembly = await mkdtemp(join(tmpdir(), 'sealform-start-'));
  const screen = new StatusLine(out);
  const stopped = untilStopped();
  try {
    screen.print('Synthesizing the app …');
    await synthesize(directory, assembly);
    const port = await freeOrAny(usualSitePort);
    const own = { ...ownEngine(), ...(data !== undefined && { data }) };
    const users = [...agents, ...overseers];
    const onLogLine = (line: LogLine) => {
      const refusal = refusedHandshake(line);
      if (refusal !== undefined) screen.print(refusal);
    };
    const runtime = await startRuntime({ assembly, users, port, log: screen.print, onLogLine, ...own });
    try {
      const shop = await openShop(runtime, customerOrigins, screen);
      screen.print(addresses(runtime, shop));
      const codes = setInterval(() => showCodes(runtime, screen), 1_000);
      showCodes(runtime, screen);
      await stopped;
      clearInterval(codes);
      screen.end();
      await shop?.stop();
    } finally {
      await runtime.stop();
    }
    return 0;
  } finally {
    await rm(assembly, { recursive: true, force: true });
  }
}

/** The chat is shown on the pages that the configuration names, and nowhere else. */
async function openShop(
  runtime: Runtime,
  customerOrigins: readonly string[],
  screen: StatusLine,
): Promise<Shop | undefined> {
  const { siteUrl } = runtime;
  const origin = customerOrigins.find((each) => new URL(each).hostname === 'localhost');
  if (origin === undefined)
    screen.print('No shop: brand/settings.ts allows the chat on no page of localhost.');
  if (siteUrl === undefined || origin === undefined) return undefined;
  try {
    return await startShop({ siteUrl, pin: pinOf(runtime), port: Number(new URL(origin).port) });
  } catch {
    screen.print(`No shop: something else has the port of ${origin}, and the chat is shown only there.`);
    return undefined;
  }
}

function addresses(runtime: Runtime, shop: Shop | undefined): string {
  const { siteUrl } = runtime;
  return [
    '',
    `  Sealform   ${manifest.version}`,
    `  Shop       ${shop?.url ?? 'not open'}`,
    `  Console    ${siteUrl}/console/index.html`,
    ...[...agents, ...overseers].map(signInOf),
    '',
    `  Programs   ${siteUrl}/config.json (docs/protocol.md says how)`,
    `  Brand key  ${pinOf(runtime)}, for a program to pin`,
    '  Stop with Ctrl-C.',
    '',
  ].join('\n');
}

/** In front of it, what its owner may be. */
function signInOf({ username, password, groups: [group = ''] }: User): string {
  return `  ${(roles[group] ?? group).padEnd(11)}${username.padEnd(7)}${password}`;
}

function showCodes({ signIn, clock }: Runtime, screen: StatusLine): void {
  const codes = signIn?.users.map(({ username, totp }) => `${username} ${totp()}`) ?? [];
  const left = Math.ceil((codeLifetimeMs - (clock.now() % codeLifetimeMs)) / 1_000);
  screen.show(`  Codes now: ${codes.join(', ')}`, `  (new in ${left} s)`);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
