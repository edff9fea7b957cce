import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports } from './import-rules.ts';

const root = mkdtempSync(join(tmpdir(), 'sealform-imports-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A project of modules that import each other as given, and export something. */
function project(name: string, modules: Readonly<Record<string, readonly string[]>>): string {
  const folder = join(root, name);
  for (const [path, imports] of Object.entries(modules)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const lines = imports.map((from, index) => `import { x as x${index} } from '${from}';\nvoid x${index};`);
    writeFileSync(file, `${lines.join('\n')}\nexport const x = 1;\n`);
  }
  return folder;
}

const forbidden: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'core-is-pure': ['core/a.ts', 'lambdas/adapters/b.ts'],
  'sealing-has-one-door': ['client/a.ts', 'core/sealing/b.ts'],
  'domain-is-for-servers': ['core/fields/a.ts', 'core/domain/b.ts'],
  'ports-know-the-model': ['core/ports.ts', 'core/domain/reveal.ts'],
  'ports-know-types-only': ['core/ports.ts', 'core/domain/model.ts'],
  'forms-are-definitions': ['forms/a.ts', 'core/protocol/b.ts'],
  'brand-is-data': ['brand/a.ts', 'core/protocol/b.ts'],
  'one-reader-of-brand': ['test/a.ts', 'brand/b.ts'],
  'branding-reads-brand': ['branding/a.ts', 'lib/b.ts'],
  'client-knows-the-wire': ['client/a.ts', 'core/domain/b.ts'],
  'client-in-node': ['client/node.ts', 'local/b.ts'],
  'web-knows-the-wire': ['web/widget/a.ts', 'lambdas/adapters/b.ts'],
  'functions-are-wiring': ['lambdas/collect.ts', 'lambdas/reveal.ts'],
  'adapters-know-aws': ['lambdas/adapters/a.ts', 'forms/b.ts'],
  'only-reveal-decrypts': ['lambdas/collect.ts', 'lambdas/adapters/kms/decrypt.ts'],
  'only-collect-encrypts': ['lambdas/reveal.ts', 'lambdas/adapters/kms/encrypt.ts'],
  'only-enrol-signs': ['lambdas/reveal.ts', 'lambdas/adapters/kms/sign.ts'],
  'infrastructure-names-files': ['lib/a.ts', 'lambdas/collect.ts'],
  'local-is-aws': ['local/a.ts', 'core/b.ts'],
  'smoke-is-a-stranger': ['play/a.ts', 'local/b.ts'],
  'demo-is-a-user': ['demo/a.ts', 'lambdas/collect.ts'],
  'docs-are-made-of-core': ['docs/a.ts', 'lib/b.ts'],
  'nobody-imports-tests': ['bin/a.ts', 'test/b.ts'],
};

const towards = (from: string, to: string) => `${'../'.repeat(from.split('/').length - 1)}${to}`;

describe('the rules of who may import whom', () => {
  it.each(Object.entries(forbidden))('%s: an import against it is found', async (rule, [from, to]) => {
    const { violations } = await checkImports(project(rule, { [from]: [towards(from, to)], [to]: [] }));
    expect(violations).toContain(`${from} -> ${to} (${rule})`);
  });

  it('a module of Node in core is found: core runs in browsers too', async () => {
    const { violations } = await checkImports(project('node-in-core', { 'core/a.ts': ['node:fs'] }));
    expect(violations).toEqual(['core/a.ts -> fs (core-is-pure)']);
  });

  it('a cycle is found', async () => {
    const modules = { 'core/a.ts': ['./b.ts'], 'core/b.ts': ['./a.ts'] };
    const { violations } = await checkImports(project('cycle', modules));
    expect(violations.join()).toContain('no-cycles');
  });

  it('two folders of the pages that need each other are found', async () => {
    const modules = {
      'web/a/one.ts': ['../b/one.ts'],
      'web/b/one.ts': [],
      'web/b/two.ts': ['../a/two.ts'],
      'web/a/two.ts': [],
    };
    const { violations } = await checkImports(project('folders', modules));
    expect(violations.join()).toContain('web/a -> web/b -> web/a (pages-lead-one-way)');
  });

  it('an import that leads nowhere is found', async () => {
    const { violations } = await checkImports(project('nowhere', { 'core/a.ts': ['./gone.ts'] }));
    expect(violations.join()).toContain('imports-exist');
  });

  it('what the rules allow is no violation, and counts as looked at', async () => {
    const modules = {
      'lambdas/reveal.ts': ['../core/domain/reveal.ts', './adapters/kms/decrypt.ts'],
      'lambdas/adapters/kms/decrypt.ts': ['../../../core/domain/reveal.ts'],
      'core/domain/reveal.ts': [],
    };
    expect(await checkImports(project('allowed', modules))).toEqual({
      modules: 3,
      imports: 3,
      violations: [],
    });
  });
});
