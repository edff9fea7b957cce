import type { Config } from '../../config.ts';

/** Where the functions of an installation put their metrics: two installations in one account do not mix. */
export function metricsNamespace({ name }: Pick<Config, 'name'>): string {
  return `Sealform/${name}`;
}
