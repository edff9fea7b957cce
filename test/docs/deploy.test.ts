import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownIn } from '../checks/commands.ts';

const page = readFileSync('docs/deploy.md', 'utf8');

it('every setting is described where it is said how to deploy', () => {
  const { settings } = knownIn(process.cwd());
  expect(settings.size).toBeGreaterThan(10);
  const described = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual([...settings].toSorted());
});

it('every stack is named where it is said what is deployed', () => {
  const names = [...readFileSync('lib/installation.ts', 'utf8').matchAll(/\$\{config\.name\}-(\w+)/g)];
  expect(names.length).toBeGreaterThan(0);
  for (const [, name] of names) expect(page).toContain(`\`…-${name}\``);
});
