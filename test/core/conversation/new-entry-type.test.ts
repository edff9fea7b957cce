import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const entries = join(root, 'core/protocol/entries.ts');

/** Where both sides say what an entry is to them: the visitor's chat and its transcript, the agent's list of what was said. */
const sides = [
  'web/widget/chat/items.ts',
  'web/widget/chat/transcript-file.ts',
  'web/console/components/chat/message-list.ts',
];
const fold = ['core/conversation/chronicle.ts', 'core/conversation/form-record.ts'];

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
  const rootNames = [...sides, ...fold].map((path) => join(root, path));
  const program = ts.createProgram(rootNames, { ...options, types: [], incremental: false }, host, old);
  const fails = (path: string) =>
    program.getSemanticDiagnostics(program.getSourceFile(join(root, path))).length > 0;
  return { failing: [...sides, ...fold].filter(fails), program };
}

test('an entry type that is new does not compile until the fold and both sides have said what it is to them', () => {
  const [turn, form] = fold;
  const { failing, program } = compile(withReopened('...entry'));
  expect(failing).toEqual([...sides, turn]);
  expect(compile(withReopened('...formEntry'), program).failing).toEqual([...sides, form]);
});
