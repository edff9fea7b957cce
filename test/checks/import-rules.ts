import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';

/** What was looked at, and one line for every import that the rules do not allow. */
export interface ImportReport {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly string[];
}

/**
 * Checks the imports of a project against the rules of .dependency-cruiser.cjs.
 *
 * @param root the project's folder; its subfolders are ours, whatever else it holds
 */
export async function checkImports(root: string): Promise<ImportReport> {
  const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    folders: string[];
    forbidden: object[];
    options: ICruiseOptions;
  };
  const { folders, forbidden, options } = rules;
  const looked = folders.filter((folder) => existsSync(join(root, folder)));
  const ruled = { ...options, baseDir: root, validate: true, ruleSet: { forbidden } } as ICruiseOptions;
  const { output } = await cruise(looked, ruled);
  const { summary } = output as ICruiseResult;
  const violations = summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to];
    return `${way.join(' -> ')} (${rule.name})`;
  });
  return {
    modules: summary.totalCruised,
    imports: summary.totalDependenciesCruised ?? 0,
    violations: [...new Set(violations)].sort(),
  };
}
