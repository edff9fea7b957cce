import { type LockedPackages, nameOf } from './lock-file.ts';

/** Licences (SPDX) that ask for no more than a notice. */
const permissive: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Licences of tools, of which nothing is deployed or handed on. */
const forTools: ReadonlySet<string> = new Set(['MPL-2.0', 'CC-BY-4.0']);

/** Packages whose licence may not be used here, a line each. */
export function licenceProblems(packages: LockedPackages): string[] {
  return Object.entries(packages)
    .filter(([, { license, dev }]) => !allowed(license, dev === true))
    .map(([folder, { license }]) => `${nameOf(folder)}: ${license ?? 'no licence is declared'}`);
}

/** The packages by their licences, most frequent first, a line each. */
export function licenceList(packages: LockedPackages): string[] {
  const byLicence = Map.groupBy(Object.entries(packages), ([, { license }]) => license ?? 'none declared');
  return [...byLicence]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([licence, list]) => {
      const names = list.map(([folder, { version }]) => `${nameOf(folder)} ${version}`);
      return `${licence} (${names.length}): ${[...new Set(names)].toSorted().join(', ')}`;
    });
}

/** Of what an expression joins by OR one choice has to be allowed, of what it joins by AND everything. */
function allowed(expression: string | undefined, tool: boolean): boolean {
  const choices = (expression ?? '').replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) =>
    choice.split(' AND ').every((id) => permissive.has(id) || (tool && forTools.has(id))),
  );
}
