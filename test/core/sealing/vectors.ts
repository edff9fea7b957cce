import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const named = process.env['SEALFORM_VECTORS'];

/** Where the published test vectors are: Project Wycheproof's, in C2SP's format, and the X-Wing draft's. */
const folder = named ?? join(import.meta.dirname, '../../../../shared/vectors');

if (named !== undefined && !existsSync(named))
  throw new Error('SEALFORM_VECTORS names a folder that is not there');

/** Why the vectors cannot be tested against; undefined when they are there. */
export const vectorsMissing = existsSync(folder)
  ? undefined
  : 'NOT TESTED against published vectors: no such folder. SEALFORM_VECTORS names one.';

/** One case of a Wycheproof file; the bytes are hexadecimal. */
export interface Case {
  readonly tcId: number;
  readonly result: 'valid' | 'invalid' | 'acceptable';
  readonly flags: readonly string[];
  readonly [part: string]: unknown;
}

/** The cases of a Wycheproof file, each with what its group says. */
export function casesOf(file: string): Case[] {
  const { testGroups, numberOfTests } = JSON.parse(read(file)) as {
    testGroups: (Record<string, unknown> & { tests: Case[] })[];
    numberOfTests: number;
  };
  const cases = testGroups.flatMap(({ tests, ...group }) => tests.map((each) => ({ ...group, ...each })));
  if (cases.length !== numberOfTests) throw new Error(`${file} does not hold what it says`);
  return cases;
}

/** Test vectors of the X-Wing draft; hexadecimal. */
export interface XWingVector {
  readonly seed: string;
  readonly eseed: string;
  readonly ss: string;
  readonly pk: string;
  readonly ct: string;
}

export function xWingVectors(): XWingVector[] {
  return JSON.parse(read('xwing_test.json')) as XWingVector[];
}

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
