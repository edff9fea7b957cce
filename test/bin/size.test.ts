import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { errorCodes } from '../../core/errors.ts';
import { type KindName, kinds } from '../../core/fields/kinds.ts';
import { problemsIn, wordsIn } from '../../core/fields/words.ts';
import { forms } from '../../branding/forms.ts';
import { budgets, measure, overBudget, type Sizes } from '../../web/size.ts';
import { everyChoice, samplesOf } from '../core/fields/examples.ts';
import { changeBrand } from './changed-brand.ts';
import { useCopyOfApp, useFolders } from './folders.ts';

const app = useCopyOfApp();
const { copyOfApp } = useFolders();
let directory: string;
let sizes: Sizes;

beforeAll(async () => {
  directory = app('site');
  build(app());
  sizes = await measure(directory);
});

function build(project: string): void {
  execFileSync(process.execPath, ['web/build.ts', 'site'], { cwd: project, stdio: 'ignore' });
}

test('what visitors and agents load is within its budgets', () => {
  expect(overBudget(sizes)).toEqual([]);
});

test('of nothing too little is measured: each is most of its budget, or more code than a page could do without', () => {
  expect(sizes.loader).toBeGreaterThan(1024);
  expect(sizes.frame).toBeGreaterThan(budgets.frame / 2);
  expect(sizes.form).toBeGreaterThan(budgets.form / 2);
  expect(sizes.sealing).toBeGreaterThan(budgets.sealing / 2);
  expect(sizes.console).toBeGreaterThan(budgets.console / 2);
});

/** The text of these files of the built site. */
async function codeOf(names: Iterable<string>): Promise<string> {
  const files = [...names].map((name) => readFile(join(directory, 'assets', name), 'utf8'));
  return (await Promise.all(files)).join('\n');
}

const asked = new Set(forms.flatMap((form) => Object.values(form.fields).map(({ kind }) => kind)));

test('a visitor loads no kind of field that no form has, and no advice to programs', async () => {
  const code = await codeOf(await visitors());
  expect(code.includes('codice fiscale')).toBe(asked.has('nationalId'));
  expect(code).toContain('the 9 digits of the social security number');
  for (const { message, action } of Object.values(errorCodes)) {
    expect(code).toContain(message);
    expect(code).not.toContain(action);
  }
});

test.each(['es', 'de', 'fr', 'ja', 'ar'] as const)(
  'of a kind, a visitor loads the words in one language: those in %s are in its file alone',
  async (language) => {
    const said = [...Object.entries(wordsIn(language)), ...Object.entries(problemsIn(language))];
    const texts = said.filter(([kind]) => asked.has(kind as KindName));
    const long = texts
      .flatMap(([, text]) => (typeof text === 'string' ? text : Object.values(text)))
      .filter((text) => text.length > 20);
    const holding: string[] = [];
    for (const file of await visitors()) {
      const code = await codeOf([file]);
      if (long.some((text) => code.includes(text))) holding.push(file.slice(0, 3));
    }
    expect(holding).toEqual([`${language}-`]);
  },
);

test('no page loads what is not valid, or in words how a mask is made', async () => {
  const scripts = (await readdir(join(directory, 'assets'))).filter((name) => name.endsWith('.js'));
  const code = await codeOf(scripts);
  const typed = everyChoice.flatMap(({ kind, options }) => Object.keys(samplesOf(kind, options).invalid));
  const rules = Object.values(kinds)
    .map(({ mask }) => mask.rule)
    .filter((rule) => / (last|first|of) /.test(rule));
  // Zeros alone stand in any code.
  const long = [...typed, ...rules].filter((text) => /[^0]/.test(text) && text.trim().length > 10);
  expect(long.length).toBeGreaterThan(50);
  expect(long.filter((text) => code.includes(text))).toEqual([]);
});

/** Bytes that no compression makes smaller, in a comment. */
function incompressible(bytes: number): string {
  return `/*${randomBytes(bytes).toString('base64')}*/`;
}

/** The visitor's file whose name begins so: agents' pages have files of such names too. */
async function built(name: string): Promise<string> {
  const file = [...(await visitors())].find((each) => each.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`no file of the visitor’s is called ${name}`);
  return join(directory, 'assets', file);
}

/** The names of all scripts that the visitor's page leads to, now or later. */
async function visitors(): Promise<Set<string>> {
  const page = await readFile(join(directory, 'chat/index.html'), 'utf8');
  const found = new Set([...page.matchAll(/\/assets\/([\w-]+\.js)/g)].map(([, name = '']) => name));
  // A set that grows while it is gone through is gone through to its end.
  for (const name of found) {
    const code = await readFile(join(directory, 'assets', name), 'utf8');
    for (const [, next = ''] of code.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)) found.add(next);
  }
  return found;
}

test.each(['form', 'client', 'sealing'] as const)(
  'a %s that has grown is over budget, and it alone',
  async (name) => {
    const part = name === 'client' ? 'frame' : name;
    const spare = budgets[part] - sizes[part];
    await appendFile(await built(name), incompressible(spare + 1));
    expect(overBudget(await measure(directory))).toEqual([part]);
    build(app());
  },
);

/** What the command does with the sources in a folder. */
function sizeCommand(project: string) {
  const { status, stdout } = spawnSync(process.execPath, ['web/size.ts', '--json'], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { status, sizes: JSON.parse(stdout) as Sizes };
}

test('the command writes every size, and fails once the sources have outgrown a budget', async () => {
  expect(sizeCommand(app())).toEqual({ status: 0, sizes });
  const copy = copyOfApp();
  const grown = randomBytes(budgets.loader).toString('base64');
  await appendFile(join(copy, 'web/loader/loader.ts'), `\ndocument.title = '${grown}';\n`);
  const { status, sizes: now } = sizeCommand(copy);
  expect({ status, over: overBudget(now) }).toEqual({ status: 1, over: ['loader'] });
});

test('pages have the forms of their brand alone, in its languages, and the words of each language by themselves', async () => {
  const project = copyOfApp();
  changeBrand(project);
  build(project);
  const names = (await readdir(join(project, 'site/assets'))).filter((name) => name.endsWith('.js'));
  const files = await Promise.all(names.map((name) => readFile(join(project, 'site/assets', name), 'utf8')));
  const having = (text: string) => [
    ...new Set(names.filter((_, at) => files[at]?.includes(text)).map((name) => name.split('-')[0])),
  ];
  expect(having('Carte de fidélité')).toEqual(['fr']);
  expect(having('بطاقة الولاء')).toEqual(['ar']);
  expect(having('Loyalty card')).toContain('form');
  for (const other of [
    'Cuenta bancaria (IBAN)',
    'La persona del chat ve su IBAN',
    'It names the card that is charged.',
  ])
    expect(having(other)).toEqual([]);
  const loader = await readFile(join(project, 'site/chat/sealform.js'), 'utf8');
  expect(loader).toMatch(/\[(["'`])fr\1,\1ar\1\]/);
});
