import { type KindName, kinds } from '../../../core/fields/kinds.ts';

/** How the mask of each kind is made that can be stored. */
export function masksTable(): string {
  const stored = (Object.keys(kinds) as KindName[]).filter((name) =>
    kinds[name].storage.some((storage) => storage === 'stored'),
  );
  const rows = stored.map((name) => `| \`${name}\` | ${kinds[name].mask.rule} |`);
  return ['| kind | mask |', '|---|---|', ...rows].join('\n');
}
