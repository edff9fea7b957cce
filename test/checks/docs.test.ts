import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { knownIn } from './commands.ts';
import { markdownFiles, problemsOf } from './markdown.ts';

const root = mkdtempSync(join(tmpdir(), 'sealform-docs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

writeFileSync(
  join(root, 'other.md'),
  '# One `code` and — a dash\n\n## Twice\n\n## Twice\n\n```\n# Not a heading\n```\n',
);

function problems(text: string): string[] {
  writeFileSync(join(root, 'page.md'), text);
  const known = {
    scripts: new Set(['demo', 'check:docs']),
    settings: new Set(['name']),
    verbs: new Set(['start']),
  };
  return problemsOf(root, 'page.md', known);
}

describe('what is checked in every Markdown file', () => {
  it('a link to a file that does not exist is found', () => {
    expect(problems('[there](other.md) [gone](gone.md)')).toEqual(['page.md: gone.md leads nowhere']);
  });

  it('a link out of the project is found', () => {
    expect(problems('[out](../other.md)')).toEqual(['page.md: ../other.md leads nowhere']);
  });

  it('a link to a heading that does not exist is found, in this file and in another', () => {
    const text =
      '# Here\n[a](#here) [b](#gone) [c](other.md#one-code-and--a-dash) [d](other.md#not-a-heading)';
    expect(problems(text)).toEqual([
      'page.md: #gone leads nowhere',
      'page.md: other.md#not-a-heading leads nowhere',
    ]);
  });

  it('the second heading of the same words has an anchor of its own', () => {
    expect(problems('[a](other.md#twice-1)')).toEqual([]);
    expect(problems('[a](other.md#twice-2)')).toHaveLength(1);
  });

  it('a link in code is not a link, and an address elsewhere is not looked up', () => {
    expect(problems('`[a](gone.md)`\n\n```\n[b](gone.md)\n```\n[c](https://example.com/x)')).toEqual([]);
  });

  it('a command that package.json does not have is found, in code too', () => {
    expect(problems('`npm ci && npm run demo`, `npm run check:docs`, `npm run gone`')).toEqual([
      'page.md: npm has no script gone',
    ]);
  });

  it('a program, a file, a setting and a verb that do not exist are found', () => {
    expect(problems('`npx gone deploy -c sealform:name=Acme -c sealform:gone=1`')).toEqual([
      'page.md: npx has no program gone',
      'page.md: there is no setting gone',
    ]);
    expect(problems('`node bin/sealform.ts start`, `node bin/sealform.ts gone`')).toEqual([
      'page.md: node has no file bin/sealform.ts',
      'page.md: sealform has no command gone',
    ]);
  });

  it('what commands may name is read from the code', () => {
    const { scripts, settings, verbs } = knownIn(process.cwd());
    expect([...scripts]).toContain('check:docs');
    expect([...settings]).toEqual(expect.arrayContaining(['name', 'customerOrigins', 'removalProtection']));
    expect([...verbs]).toEqual(expect.arrayContaining(['demo', 'start']));
  });

  it('every Markdown file of the project is looked at', () => {
    expect(markdownFiles(root)).toEqual(['other.md', 'page.md']);
  });
});
