import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Runtime, startRuntime } from '../local/runtime.ts';
import { synthesize } from '../local/synthesize.ts';
import { ownEngine } from './engine.ts';
import { agents } from './people.ts';

/** A one-time code is good for this long, ms (RFC 6238). */
const codeLifetimeMs = 30_000;

/**
 * Runs the app on this machine until the process is told to stop. Prints where to connect, and a test agent's sign-in
 * with a one-time code that is kept current.
 *
 * @returns the exit code
 */
export async function start(
  directory: string,
  data: string | undefined,
  print: (line: string) => void,
): Promise<number> {
  const assembly = await mkdtemp(join(tmpdir(), 'sealform-start-'));
  const stopped = untilStopped();
  try {
    print('Synthesizing the app …');
    await synthesize(directory, assembly);
    const runtime = await startRuntime({
      assembly,
      users: agents,
      log: print,
      ...ownEngine(),
      ...(data !== undefined && { data }),
    });
    const codes = setInterval(() => print(codesOf(runtime)), codeLifetimeMs);
    print(addresses(runtime));
    await stopped;
    clearInterval(codes);
    await runtime.stop();
    return 0;
  } finally {
    await rm(assembly, { recursive: true, force: true });
  }
}

function addresses(runtime: Runtime): string {
  const { signIn, webSocketUrl } = runtime;
  const people = agents.map(({ username, password }) => `  ${username}  password ${password}`);
  return [
    '',
    `WebSocket  ${webSocketUrl}`,
    `Sign-in    ${signIn?.issuer}`,
    `Client id  ${signIn?.clientId}`,
    '',
    'Test agents',
    ...people,
    codesOf(runtime),
    '',
    'Stop with Ctrl-C.',
  ].join('\n');
}

function codesOf({ signIn }: Runtime): string {
  const codes = signIn?.users.map((user) => `${user.username} ${user.totp()}`) ?? [];
  return `  one-time codes now: ${codes.join(', ')}`;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
