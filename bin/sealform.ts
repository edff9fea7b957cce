import { parseArgs } from 'node:util';
import { brandProblem } from './brand.ts';

type RunSmoke = (typeof import('../smoke/command.ts'))['runSmoke'];

const usage = `usage: sealform demo [--json]        the whole job, from a card number to its destruction
       sealform start [--data DIR]   the app on this machine, until stopped
       sealform smoke URL --pin FINGERPRINT [--json]
                                     after a deployment: one form, and what only AWS can show
           --pin FINGERPRINT         of the brand's key, as the embed snippet has it
           [--stacks NAME]           the installation; the site says which one it is
           [--region REGION]         of the installation; else as the environment says
           [--api wss://...]         the API's own address; else as the stacks say
           [--wait MINUTES]          for what AWS shows late; 2 if not given
`;

const options = {
  json: { type: 'boolean', default: false },
  data: { type: 'string' },
  pin: { type: 'string' },
  stacks: { type: 'string' },
  region: { type: 'string' },
  api: { type: 'string' },
  wait: { type: 'string' },
} as const;

/** The operator's command line. */
async function main(): Promise<number> {
  const given = parsed();
  const [command, url, ...more] = given?.positionals ?? [];
  if (!given || more.length > 0) return misused();
  const { values } = given;
  if (command === 'smoke') return checkDeployment({ ...values, url });
  if (url !== undefined) return misused();
  if (command === 'demo') return runDemo(values.json);
  if (command === 'start') return runStart(values.data);
  return misused();
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return undefined;
  }
}

async function runStart(data: string | undefined): Promise<number> {
  const [{ start }, { readConfig }, { settings }] = await Promise.all([
    import('../demo/start.ts'),
    import('../lib/config.ts'),
    import('../branding/settings.ts'),
  ]);
  return start(process.cwd(), readConfig(settings).customerOrigins, data, process.stdout);
}

async function runDemo(json: boolean): Promise<number> {
  const { demo } = await import('../demo/demo.ts');
  const report = await demo(process.cwd(), json ? () => undefined : print);
  if (json) print(JSON.stringify(report));
  return report.ok ? 0 : 1;
}

/** For machines, the report alone is on the standard output: what a person has to read and do is told beside it. */
async function checkDeployment(given: Parameters<RunSmoke>[0]): Promise<number> {
  const { runSmoke } = await import('../smoke/command.ts');
  const tell = given.json ? (line: string) => void process.stderr.write(`${line}\n`) : print;
  const code = await runSmoke(given, { tell, print });
  return code === 2 ? misused() : code;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function misused(): number {
  process.stderr.write(usage);
  return 2;
}

try {
  const problem = await brandProblem();
  if (problem !== undefined) throw new Error(problem);
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`sealform: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
