import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';

const { folders } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { folders: string[] };

test('a folder can be taken in at a glance: none holds more than 15 files', () => {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,js,css,html}`));
  const inFolder = Map.groupBy(files, dirname);
  expect(inFolder.size).toBeGreaterThan(50);
  expect([...inFolder].filter(([, held]) => held.length > 15).map(([folder]) => folder)).toEqual([]);
});
