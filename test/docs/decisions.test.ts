import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../docs/decisions');
const pages = readdirSync(folder).filter((name) => name !== 'README.md');

describe('the decisions', () => {
  it('are numbered without holes, and are all in their list', () => {
    const numbers = pages.map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b);
    expect(numbers).toEqual(pages.map((_, index) => index + 1));
    const list = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const name of pages) expect(list).toContain(`](${name})`);
  });

  it.each(pages)('%s says the context, the choice and what was given up, on one page', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)}\\. `));
    for (const part of ['Context', 'Choice', 'Given up']) expect(text).toContain(`**${part}.** `);
    expect(text.length).toBeLessThan(3_000);
  });
});

describe('the pictures', () => {
  const picture = readFileSync(join(folder, '../architecture.svg'), 'utf8');

  it('have real text, a title for screen readers, and colours for dark pages', () => {
    expect(picture.match(/<text /g)?.length).toBeGreaterThan(20);
    expect(picture).toContain('<title id="title">');
    expect(picture).toContain('prefers-color-scheme: dark');
  });
});
