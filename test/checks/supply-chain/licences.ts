import { licenceList, licenceProblems } from './licence-rules.ts';
import { lockedPackages } from './lock-file.ts';

/** `npm run check:licences`: every package has a licence that may be used. `npm run licences` lists them all. */
const packages = lockedPackages('.');
const problems = licenceProblems(packages);
const lines = process.argv.includes('--list') ? licenceList(packages) : problems;
for (const line of lines) process.stdout.write(`${line}\n`);
const count = Object.keys(packages).length;
process.stdout.write(`licences: ${count} packages, ${problems.length} not allowed\n`);
process.exitCode = count === 0 || problems.length > 0 ? 1 : 0;
