import type { LockedPackages } from './lock-file.ts';

/** From bad to worse, in npm's words. */
const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;

/** From which severity on an advisory counts. A tool reads our own code only, on our own machines. */
const limits = { deployed: 'moderate', tool: 'high' } as const;

/** What `npm audit --json` (report version 2) says of one package. */
interface Vulnerability {
  readonly name: string;
  readonly severity: (typeof severities)[number];
  /** The advisories, or the names of packages that bring the weakness along. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
  /** Where the package is installed. */
  readonly nodes: readonly string[];
}

export type Audit =
  | { readonly made: false; readonly why: string }
  | { readonly made: true; readonly problems: readonly string[]; readonly ignored: number };

/**
 * Reads what `npm audit --json` printed. Without an answer from the registry's advisory service no audit was made, which
 * is not the same as nothing having been found.
 */
export function readAudit(output: string, packages: LockedPackages): Audit {
  const report = parsed(output);
  if (report?.vulnerabilities === undefined) {
    return { made: false, why: report?.message ?? 'npm audit gave no report' };
  }
  const found = Object.values(report.vulnerabilities);
  const problems = found.filter((each) => counts(each, packages));
  return { made: true, problems: problems.map(sentence), ignored: found.length - problems.length };
}

function counts({ severity, nodes }: Vulnerability, packages: LockedPackages): boolean {
  const tool = nodes.length > 0 && nodes.every((folder) => packages[folder]?.dev === true);
  const limit = tool ? limits.tool : limits.deployed;
  return severities.indexOf(severity) >= severities.indexOf(limit);
}

function sentence({ name, severity, via }: Vulnerability): string {
  const reasons = via.map((each) =>
    typeof each === 'string' ? `through ${each}` : `${each.title}, ${each.url}`,
  );
  return `${name}: ${severity}, ${reasons.join('; ')}`;
}

function parsed(
  output: string,
): { vulnerabilities?: Record<string, Vulnerability>; message?: string } | undefined {
  try {
    return JSON.parse(output) as ReturnType<typeof parsed>;
  } catch {
    return undefined;
  }
}
