import { describe, expect, it } from 'vitest';
import { readAudit } from './advisories.ts';
import { licenceList, licenceProblems } from './licence-rules.ts';
import { lockedPackages } from './lock-file.ts';

const packages = {
  'node_modules/used': { version: '1.0.0', license: 'MIT' },
  'node_modules/tool': { version: '2.0.0', license: 'MPL-2.0', dev: true },
};

describe('the lock file', () => {
  it('has a checksum for every package, and names no other source than the registry', () => {
    const locked = Object.entries(lockedPackages('.'));
    expect(locked.length).toBeGreaterThan(100);
    const registry = 'https://registry.npmjs.org/';
    const unlocked = locked.filter(
      ([, { integrity, resolved = registry, inBundle }]) =>
        inBundle !== true && !(integrity && resolved.startsWith(registry)),
    );
    expect(unlocked).toEqual([]);
  });
});

describe('licences', () => {
  const problemsOf = (license: string | undefined, dev = false) =>
    licenceProblems({ 'node_modules/a/node_modules/@b/c': { ...(license && { license }), dev } });

  it('that ask for a notice only are allowed, and a choice may be made', () => {
    expect(problemsOf('Apache-2.0')).toEqual([]);
    expect(problemsOf('(MIT OR GPL-3.0-or-later)')).toEqual([]);
  });

  it('of any other kind are named with their package', () => {
    expect(problemsOf('AGPL-3.0-only')).toEqual(['@b/c: AGPL-3.0-only']);
    expect(problemsOf('MIT AND GPL-2.0-only')).toEqual(['@b/c: MIT AND GPL-2.0-only']);
    expect(problemsOf(undefined)).toEqual(['@b/c: no licence is declared']);
  });

  it('of tools may bind changes of the tool itself, those of what is deployed may not', () => {
    expect(problemsOf('MPL-2.0', true)).toEqual([]);
    expect(problemsOf('MPL-2.0')).toEqual(['@b/c: MPL-2.0']);
  });

  it('are listed with the packages that have them', () => {
    expect(licenceList(packages)).toEqual(['MIT (1): used 1.0.0', 'MPL-2.0 (1): tool 2.0.0']);
  });
});

describe('the audit', () => {
  const report = (name: string, severity: string) =>
    JSON.stringify({
      vulnerabilities: {
        [name]: {
          name,
          severity,
          via: [{ title: 'Reads too far', url: 'https://github.com/advisories/GHSA-0' }, 'other'],
          nodes: [`node_modules/${name}`],
        },
      },
    });
  const problem = (name: string, severity: string) =>
    `${name}: ${severity}, Reads too far, https://github.com/advisories/GHSA-0; through other`;

  it('fails on what is deployed from moderate on', () => {
    const moderate = { made: true, problems: [problem('used', 'moderate')], ignored: 0 };
    expect(readAudit(report('used', 'moderate'), packages)).toEqual(moderate);
    expect(readAudit(report('used', 'low'), packages)).toEqual({ made: true, problems: [], ignored: 1 });
  });

  it('fails on tools from high on', () => {
    const high = { made: true, problems: [problem('tool', 'high')], ignored: 0 };
    expect(readAudit(report('tool', 'high'), packages)).toEqual(high);
    expect(readAudit(report('tool', 'moderate'), packages)).toEqual({ made: true, problems: [], ignored: 1 });
  });

  it('counts a package that the lock file does not have as deployed', () => {
    expect(readAudit(report('unknown', 'moderate'), packages)).toMatchObject({ ignored: 0 });
  });

  it('is not made where the registry gives no advisories, and says so', () => {
    const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });
    expect(readAudit(refused, packages)).toEqual({ made: false, why: '405 Method Not Allowed' });
    expect(readAudit('', packages)).toEqual({ made: false, why: 'npm audit gave no report' });
  });
});
