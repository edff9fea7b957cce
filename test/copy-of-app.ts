import { cpSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a synthesis reads. */
const parts = [
  ...['bin', 'client', 'core', 'forms', 'lambdas', 'lib', 'web'],
  ...['cdk.json', 'package.json', 'package-lock.json', 'sealform.config.ts', 'tsconfig.json'],
];

/** Copies the app into a folder, its dependencies shared. */
export function copyApp(to: string): void {
  for (const part of parts) cpSync(part, join(to, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(to, 'node_modules'));
}

/** The same as a brand has it that publishes a form of its own too: see test/brand. */
export function copyAppOfBrand(to: string): void {
  copyApp(to);
  const forms = join(to, 'forms');
  renameSync(join(forms, 'index.ts'), join(forms, 'shipped.ts'));
  const files = { 'forms.ts': 'index.ts', 'card-on-file.ts': 'card-on-file.ts' };
  for (const [file, name] of Object.entries(files)) {
    const text = readFileSync(join('test/brand', file), 'utf8');
    const moved = text
      .replaceAll('../../forms/index.ts', './shipped.ts')
      .replaceAll('../../forms/', './')
      .replaceAll('../../core/', '../core/');
    writeFileSync(join(forms, name), moved);
  }
}
