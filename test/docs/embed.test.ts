import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../core/languages.ts';
import { budgets } from '../../web/size.ts';
import { browsers, withRun } from '../browser/browsers/browser-table.ts';
import { codeOf, firstColumn, sectionOf } from './page.ts';

const page = readFileSync('docs/embed.md', 'utf8');
const source = (...files: string[]) =>
  files.map((file) => readFileSync(`web/loader/${file}.ts`, 'utf8')).join('\n');
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** The attributes that an element of the loader's looks at, by itself or by its styles. */
function attributesIn(text: string): string[] {
  const read = named(text, /\bthis\.(?:get|has|set|remove|toggle)Attribute\('([a-z-]+)'/g);
  const styled = named(text, /:host\((?::not\()?\[([a-z-]+)/g);
  const around = named(text, /\bclosest<HTMLElement>\('\[([a-z-]+)\]'/g);
  return [...new Set([...read, ...styled, ...around])].toSorted();
}

describe('docs/embed.md and the loader name the same', () => {
  it('attributes of <sealform-chat>', () => {
    const attributes = attributesIn(source('chat-element', 'framing-element', 'look'));
    expect(attributes).toContain('open');
    expect(firstColumn(sectionOf(page, 'Attributes')).toSorted()).toEqual(attributes);
  });

  it('attributes of <sealform-agent>', () => {
    const attributes = attributesIn(source('agent-element', 'framing-element'));
    expect(attributes).toContain('conversation');
    expect(firstColumn(sectionOf(page, "The agent's desktop")).toSorted()).toEqual(attributes);
  });

  it('events', () => {
    const [chat, agent] = [source('chat-element'), source('agent-element')];
    const dispatched = named(chat, /\bthis\.dispatch\(([^,)]+)/g).flatMap((given) =>
      named(given, /'(\w+)'/g),
    );
    expect(dispatched.length).toBeGreaterThan(0);
    expect(agent).not.toContain('dispatch(');
    const events = dispatched.map((name) => `sealform-${name}`).toSorted();
    expect(firstColumn(sectionOf(page, 'Events')).toSorted()).toEqual(events);
  });

  it('messages of a frame to the page around it', () => {
    const embedding = readFileSync('web/shared/embedding.ts', 'utf8');
    const [, toHost = ''] = /export type ToHost =(.*?);\n\n/s.exec(embedding) ?? [];
    const messages = named(toHost, /sealform: '(\w+)'/g);
    expect(messages.length).toBeGreaterThan(0);
    expect(firstColumn(sectionOf(page, 'What the page can see'))).toEqual(messages);
  });
});

it('the shop of npm start has the chat on its page as docs/embed.md says', () => {
  const [snippet = ''] = codeOf(sectionOf(page, 'The chat'));
  const shops = snippet
    .replace('https://forms.example.com', '{site}')
    .replace(/(?<=pin=")[0-9a-f]{64}/, '{pin}');
  const lines = shops.trim().split('\n');
  expect(lines).toHaveLength(2);
  const shop = readFileSync('play/local/shop/page.html', 'utf8');
  for (const line of lines) expect(shop).toContain(line);
});

it('docs/embed.md has the limits that npm run size holds', () => {
  const rows = [...sectionOf(page, 'Sizes').matchAll(/^\| `(\w+)` .* ([\d,]+) +\|$/gm)];
  const limits = rows.map(([, part = '', bytes = '']) => [part, Number(bytes.replace(',', ''))]);
  expect(Object.fromEntries(limits)).toEqual(budgets);
});

it('docs/embed.md names every language of the chat', () => {
  const spoken = named(sectionOf(page, 'Languages and looks'), /\(`(\w\w)`/g);
  expect(spoken.toSorted()).toEqual(languages.toSorted());
});

it('docs/embed.md has a row for each browser that the tests run in, which a run replaces', () => {
  const section = sectionOf(page, 'Browsers');
  for (const { browser } of Object.values(browsers)) {
    expect(section).toMatch(new RegExp(`^\\| ${browser} +\\| [\\d.]+ +\\| \\d{4}-\\d\\d-\\d\\d \\|$`, 'm'));
    const run = { browser, version: '999.1', date: '2100-01-02' };
    expect(withRun(section, run)).toContain(`\n| ${browser} | 999.1 | 2100-01-02 |\n`);
  }
  expect(() => withRun(section, { browser: 'Lynx', version: '2', date: '2100-01-02' })).toThrow('no row');
});
