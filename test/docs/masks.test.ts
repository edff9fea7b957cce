import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type KindName, kinds } from '../../core/fields/kinds.ts';
import { sectionOf } from './page.ts';

it('docs/sealing.md says what the mask of each kind is that can be stored', () => {
  const section = sectionOf(readFileSync('docs/sealing.md', 'utf8'), 'Masks');
  const rows = [...section.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell = '']) => cell);
  const named = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
  const stored = (Object.keys(kinds) as KindName[]).filter((name) =>
    kinds[name].storage.some((storage) => storage === 'stored'),
  );
  const missing = stored.filter((name) => !named.includes(name));
  const unknown = named.filter((name) => !Object.hasOwn(kinds, name) && name !== 'showLastFour');
  expect([missing, unknown]).toEqual([[], []]);
});
