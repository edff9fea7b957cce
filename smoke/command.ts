import { Secret } from '../core/secret.ts';
import { siteUrl } from './site.ts';
import { smoke, type SmokeOptions } from './smoke.ts';

/** What a person gives on the command line, as typed. */
export interface SmokeArguments {
  readonly url: string | undefined;
  readonly pin?: string | undefined;
  readonly stacks?: string | undefined;
  readonly region?: string | undefined;
  readonly api?: string | undefined;
  /** Minutes. */
  readonly wait?: string | undefined;
  readonly json: boolean;
}

/** Where a command writes. */
export interface Output {
  /** A line for people. */
  readonly tell: (line: string) => void;
  /** A line for machines. */
  readonly print: (line: string) => void;
}

/** Holds an access token, which as an argument would stand in the list of processes. */
const tokenVariable = 'SEALFORM_AGENT_TOKEN';

/**
 * `sealform smoke URL`.
 *
 * @returns the exit code: 0 when all that could be shown passed, 1 when something failed, 2 when it is misused
 */
export async function runSmoke(
  given: SmokeArguments,
  output: Output,
  environment = process.env,
): Promise<number> {
  const options = read(given, environment[tokenVariable]);
  if (!options) return 2;
  const report = await smoke(options, output.tell);
  if (given.json) output.print(JSON.stringify(report));
  return report.ok ? 0 : 1;
}

/** Undefined for what is not understood. */
function read(given: SmokeArguments, token: string | undefined): SmokeOptions | undefined {
  const url = siteUrl(given.url ?? '');
  const { pin, stacks, region, api, wait } = given;
  const isApi = api === undefined || ['wss:', 'ws:'].includes(URL.parse(api)?.protocol ?? '');
  const isWait = wait === undefined || /^\d{1,3}$/.test(wait);
  if (!url || !isFingerprint(pin) || !isApi || !isWait) return undefined;
  return {
    url,
    pin,
    ...(stacks !== undefined && { stacks }),
    ...(region !== undefined && { region }),
    ...(api !== undefined && { api }),
    ...(wait !== undefined && { waitMs: Number(wait) * 60_000 }),
    ...(token && { token: new Secret(token) }),
  };
}

function isFingerprint(pin: string | undefined): pin is string {
  return pin !== undefined && /^[0-9a-f]{64}$/.test(pin);
}
