import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const entries = join(root, 'core/protocol/entries.ts');

/** Where an entry about a form is told, and where any other is: in the fold, and to the visitor. */
const aboutForm = ['core/conversation/form-record.ts', 'web/widget/chat/transcript-file.ts'];
const other = ['core/conversation/chronicle.ts', 'web/widget/chat/items.ts'];
/** Where every entry is told to the agent. */
const toAgent = 'web/console/components/chat/message-list.ts';
const files = [...aboutForm, ...other, toAgent, 'web/widget/view/log.ts'];

/** The entries as they are written, with one type more. */
function withReopened(members: '...entry' | '...formEntry'): string {
  return readFileSync(entries, 'utf8')
    .replace(
      'export const Entry =',
      `export const Reopened = z.object({ type: z.literal('reopened'), ${members} });\n$&`,
    )
    .replace('  Ended,\n]', '  Ended,\n  Reopened,\n]');
}

/** Compiles the fold and both sides with this text in place of the entries'. `old`: a program whose other files are taken. */
function compile(text: string, old?: ts.Program) {
  const config: unknown = ts.readConfigFile(join(root, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) =>
    path === entries
      ? ts.createSourceFile(path, text, rest[0])
      : (old?.getSourceFile(path) ?? read(path, ...rest));
  const rootNames = files.map((path) => join(root, path));
  const program = ts.createProgram(rootNames, { ...options, types: [], incremental: false }, host, old);
  const fails = (path: string) =>
    program.getSemanticDiagnostics(program.getSourceFile(join(root, path))).length > 0;
  return { failing: files.filter(fails), program };
}

test('a new entry type does not compile until the fold and both sides have said what it is to them', () => {
  const { failing, program } = compile(withReopened('...entry'));
  expect(failing).toEqual([...other, toAgent]);
  expect(compile(withReopened('...formEntry'), program).failing).toEqual([...aboutForm, toAgent]);
});
