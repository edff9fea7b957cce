import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';

let started: ChildProcess | undefined;
afterEach(() => started?.kill('SIGKILL'));

/** Starts the app as a person does, and resolves to what it has printed once this is among it. */
async function startUntil(expected: RegExp): Promise<string> {
  const running = spawn(process.execPath, ['bin/sealform.ts', 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started = running;
  let printed = '';
  for await (const chunk of running.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    if (expected.test(printed)) return printed;
  }
  throw new Error(`it ended, and had printed: ${printed}`);
}

const textOf = async (url: string) => (await fetch(url)).text();

test('the start prints where shop and console are and how to sign in, with codes of the moment, and ends when told', async () => {
  const printed = await startUntil(/Codes now: .*\n/);
  const value = (name: string) => new RegExp(`^ +${name} +(.+)$`, 'm').exec(printed)?.[1] ?? '';
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
  started?.kill('SIGTERM');
  expect(await once(started as ChildProcess, 'exit')).toEqual([0, null]);
}, 120_000);
