import { parseArgs } from 'node:util';
import { demo } from '../demo/demo.ts';
import { start } from '../demo/start.ts';

const usage = `usage: sealform demo [--json]        the whole job, from a card number to its destruction
       sealform start [--data DIR]   the app on this machine, until stopped
`;

/** The operator's command line. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
  });
  if (positionals.length !== 1) return misused();
  if (positionals[0] === 'demo') return runDemo(values.json);
  if (positionals[0] === 'start') return start(process.cwd(), values.data, print);
  return misused();
}

async function runDemo(json: boolean): Promise<number> {
  const report = await demo(process.cwd(), json ? () => undefined : print);
  if (json) print(JSON.stringify(report));
  return report.ok ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function misused(): number {
  process.stderr.write(usage);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`sealform: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
