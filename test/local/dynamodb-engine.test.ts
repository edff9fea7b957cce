import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it, vi } from 'vitest';
import { Engine } from '../../local/dynamodb/engine.ts';

const engineModule = resolve('local/dynamodb/engine.ts');
const startInAnother = `
  const { Engine } = await import(${JSON.stringify(engineModule)});
  const engine = await Engine.start({ region: 'eu-west-1' });
  process.stdout.write(JSON.stringify({ url: engine.url, files: await engine.files() }));
  setInterval(() => {}, 1000);
`;

/** Another program that started an engine and was then ended without a chance to stop it. */
async function abandonedEngine(): Promise<{ url: string; files: string[] }> {
  const node = resolve('node_modules/.bin/node');
  const program = spawn(node, ['--input-type=module', '--eval', startInAnother], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = (await once(program.stdout, 'data')) as [Buffer];
  program.kill('SIGKILL');
  await once(program, 'exit');
  return JSON.parse(output.toString()) as { url: string; files: string[] };
}

it('ends with the program that started it, however that ends, and leaves no temporary files', async () => {
  const { url, files } = await abandonedEngine();
  expect(files.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(fetch(url)).rejects.toThrow('fetch failed'));
  await vi.waitFor(() => expect(files.filter((file) => existsSync(file))).toEqual([]));
});

it('is not shared by two that start at once', async () => {
  const engines = await Promise.all([1, 2, 3].map(() => Engine.start({ region: 'eu-west-1' })));
  expect(new Set(engines.map(({ url }) => url)).size).toBe(3);
  await Promise.all(engines.map((engine) => engine.stop()));
});

it('is spoken to at the address that was given, and not stopped there', async () => {
  const own = await Engine.start({ region: 'eu-west-1' });
  const given = await Engine.start({ region: 'eu-west-1', url: own.url });
  expect(await given.files()).toEqual([]);
  await given.stop();
  expect(await own.call('ListTables', {})).toEqual({ TableNames: [] });
  await own.stop();
});
