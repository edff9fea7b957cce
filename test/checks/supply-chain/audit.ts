import { spawnSync } from 'node:child_process';
import { readAudit } from './advisories.ts';
import { lockedPackages } from './lock-file.ts';

/**
 * `npm run check:audit`: asks npm's registry for advisories about the packages of the lock file. A registry that does not
 * answer is no fault of the code, and fails this check only where SEALFORM_REQUIRE_AUDIT=1 says that it has to.
 */
const arguments_ = ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=20000'];
const { stdout } = spawnSync('npm', arguments_, { encoding: 'utf8' });
const audit = readAudit(stdout ?? '', lockedPackages('.'));
if (audit.made) {
  for (const problem of audit.problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`audit: ${audit.problems.length} advisories count, ${audit.ignored} do not\n`);
} else {
  process.stdout.write(`audit: NOT made, the registry gave no advisories (${audit.why})\n`);
}
const required = process.env['SEALFORM_REQUIRE_AUDIT'] === '1';
process.exitCode = (audit.made ? audit.problems.length > 0 : required) ? 1 : 0;
