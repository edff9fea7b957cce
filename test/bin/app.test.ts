import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { verifies } from '../promises.ts';
import { useFolders } from './folders.ts';

const { copyOfApp } = useFolders();

vi.setConfig({ testTimeout: 120_000 });

async function synthesize(app: string, validation = 'false'): Promise<string> {
  const settings = readFileSync(join(app, 'cdk.json'), 'utf8');
  const { context } = JSON.parse(settings) as { context: Record<string, unknown> };
  const env = {
    ...process.env,
    CDK_VALIDATION: validation,
    CDK_OUTDIR: join(app, 'cdk.out'),
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [] }),
  };
  try {
    await promisify(execFile)(process.execPath, ['bin/app.ts'], { cwd: app, env });
    return 'synthesized';
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

test('the app as it is synthesizes, and its templates pass the CDK’s own check', async () => {
  expect(await synthesize(copyOfApp(), 'true')).toBe('synthesized');
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

verifies(
  'P6',
  'an app whose vault can be restored does not synthesize, and says which rule it breaks',
  async () => {
    const app = copyOfApp();
    const vault = join(app, 'lib/constructs/tables/vault-table.ts');
    const source = readFileSync(vault, 'utf8');
    writeFileSync(vault, source.replace('...props,', '...props, pointInTimeRecovery: true,'));
    const said = await synthesize(app);
    expect(said).toContain(
      'Lakeside-Data/Vault/Resource can be restored to a point in time: answers must have no copy.',
    );
    expect(said).toContain('Rule Sealform::VaultHasNoCopy');
  },
);
