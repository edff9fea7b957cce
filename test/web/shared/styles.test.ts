import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '..', '..', '..', 'web');

test('what can be selected is said to Safari too, which knows it by a name of its own', async () => {
  const files = await readdir(web, { recursive: true });
  const styles = files.filter((file) => /\.(ts|css)$/.test(file));
  const rules = styles.flatMap((file) =>
    [...readFileSync(join(web, file), 'utf8').matchAll(/\{[^{}]*user-select[^{}]*\}/g)].map(([rule]) => rule),
  );
  expect(rules.length).toBeGreaterThan(2);
  for (const rule of rules) {
    const values = (name: string) =>
      [...rule.matchAll(name === 'own' ? /-webkit-user-select: (\w+)/g : /(?<!-)user-select: (\w+)/g)].map(
        ([, value]) => value,
      );
    expect(values('own')).toEqual(values('standard'));
  }
});
