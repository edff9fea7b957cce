import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is deployed and run, but for the brand. */
const parts = [
  ...[
    'bin',
    'branding',
    'client',
    'core',
    'demo',
    'forms',
    'lambdas',
    'lib',
    'local',
    'play',
    'smoke',
    'web',
  ],
  ...['cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'],
];

/** Copies the app into a folder, its dependencies shared, as the brand in test/brand has it. */
export function copyApp(to: string): void {
  for (const part of parts) cpSync(part, join(to, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(to, 'node_modules'));
  copyTestBrand(join(to, 'brand'));
}

/** The brand of the tests, as a brand/ of its own: one folder less deep. */
export function copyTestBrand(to: string): void {
  cpSync('test/brand', to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = join(to, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/from '\.\.\/(?=\.\.\/)/g, "from '"));
  }
}
