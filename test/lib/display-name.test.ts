import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { displayName } from '../../branding/identity.ts';

const assembly = inject('assembly');
const read = (path: string) => readFileSync(join(assembly, path), 'utf8');
const paths = readdirSync(assembly, { recursive: true, encoding: 'utf8' });

it('the pages are told the display name as it is, and the technical name beside it', () => {
  const [path = ''] = paths.filter((each) => each.endsWith('/config.json'));
  expect(JSON.parse(read(path))).toMatchObject({ brand: displayName, installation: 'Lakeside' });
});

it('no template has the display name: AWS takes few characters in descriptions, names and mails', () => {
  const templates = paths.filter((each) => each.endsWith('.template.json'));
  expect(templates).toHaveLength(7);
  const [word = ''] = /\p{L}+/u.exec(displayName) ?? [];
  for (const path of templates) expect(read(path)).not.toMatch(new RegExp(`\\b${word} `));
});
