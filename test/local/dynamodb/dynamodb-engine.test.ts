import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownEngine } from '../../../play/local/engine.ts';
import { Engine } from '../../../local/dynamodb/engine.ts';
import { describeBundledEngine } from '../../runtime.ts';

const region = 'eu-west-1';
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

describeBundledEngine('the bundled engine', () => {
  it('ends with the program that started it, however that ends, and leaves no temporary files', async () => {
    const { url, files } = await abandonedEngine();
    expect(files.length).toBeGreaterThan(0);
    const patience = { timeout: 60_000 };
    await vi.waitFor(() => expect(fetch(url)).rejects.toThrow('fetch failed'), patience);
    await vi.waitFor(() => expect(files.filter((file) => existsSync(file))).toEqual([]), patience);
  });

  it('is not shared by two that start at once', async () => {
    const engines = await Promise.all([1, 2, 3].map(() => Engine.start({ region })));
    expect(new Set(engines.map(({ url }) => url)).size).toBe(3);
    await Promise.all(engines.map((engine) => engine.stop()));
  });
});

describe("somebody else's server", () => {
  const table = {
    TableName: 'notes',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  };
  let server: Engine;
  beforeAll(async () => {
    server = await Engine.start({ region, url: ownEngine().dynamodbUrl });
  });
  afterAll(() => server.stop());

  /** The tables that the server has for that engine, asked past the engine. */
  async function tablesOf({ accessKeyId }: Engine): Promise<string[] | undefined> {
    const credentials = { accessKeyId, secretAccessKey: 'none' };
    const client = new DynamoDBClient({ endpoint: server.url, region, credentials });
    const { TableNames } = await client.send(new ListTablesCommand());
    client.destroy();
    return TableNames;
  }

  it('is not stopped, and has none of the tables any more when the program ends', async () => {
    const given = await Engine.start({ region, url: server.url });
    expect(await given.files()).toEqual([]);
    await given.createTable(table);
    expect(await tablesOf(given)).toEqual(['notes']);
    await given.stop();
    expect(await tablesOf(given)).toEqual([]);
  });

  it('that is gone before the program keeps nobody from stopping', async () => {
    const gone = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    const given = await Engine.start({ region, url: `http://127.0.0.1:${port}` });
    await given.createTable(table);
    gone.closeAllConnections();
    gone.close();
    await once(gone, 'close');
    await given.stop();
  });

  it('keeps the tables of a data folder, each for itself', async () => {
    const [one, other] = [mkdtempSync(join(tmpdir(), 'engine-')), mkdtempSync(join(tmpdir(), 'engine-'))];
    const start = (data: string) => Engine.start({ region, url: server.url, data });
    const first = await start(one);
    await first.createTable(table);
    await first.stop();
    const again = await start(one);
    expect(await again.call('ListTables', {})).toEqual({ TableNames: ['notes'] });
    expect((await start(other)).accessKeyId).not.toBe(again.accessKeyId);
    await again.call('DeleteTable', { TableName: 'notes' });
    await again.stop();
    for (const folder of [one, other]) rmSync(folder, { recursive: true });
  });
});
