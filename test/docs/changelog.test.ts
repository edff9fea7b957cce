import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the latest version in the list of changes is the one that this is', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const [, latest] = /^## (\S+)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  expect(latest).toBe(version);
});
