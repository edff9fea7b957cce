import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { verifies } from '../promises.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A copy of the app, its dependencies shared. */
function copyOfApp(): string {
  const copy = mkdtempSync(join(tmpdir(), 'sealform-app-'));
  folders.push(copy);
  for (const part of ['bin', 'core', 'forms', 'lambdas', 'lib', 'package.json', 'package-lock.json']) {
    cpSync(part, join(copy, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function synthesize(app: string): Promise<string> {
  const context = JSON.stringify({ 'aws:cdk:bundling-stacks': [] });
  const env = { ...process.env, CDK_OUTDIR: join(app, 'cdk.out'), CDK_CONTEXT_JSON: context };
  try {
    await promisify(execFile)(process.execPath, ['bin/app.ts'], { cwd: app, env });
    return 'synthesized';
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

test('the app as it is synthesizes', async () => {
  expect(await synthesize(copyOfApp())).toBe('synthesized');
});

verifies('P2', 'an app with a form that stores a CVV does not synthesize, and says which', async () => {
  const app = copyOfApp();
  const form = join(app, 'forms/payment-card.ts');
  const source = readFileSync(form, 'utf8');
  writeFileSync(form, source.replace('offTheRecord: true,', ''));
  expect(await synthesize(app)).toContain(
    'Form "payment-card", field "cvv": cvv is never stored: it must have offTheRecord: true.',
  );
});
