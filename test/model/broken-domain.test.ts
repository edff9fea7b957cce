import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { formHash as hashOf } from '../../core/fields/form.ts';
import { forms } from './cast.ts';
import { firstFailure } from './search.ts';
import type { Parts } from './world.ts';

/** A condition of the domain, and the same place without it. */
interface Break {
  readonly file: string;
  readonly condition: string;
  readonly without: string;
  /** The complaint that the histories must make. */
  readonly complaint: RegExp;
}

const breaks: Readonly<Record<string, Break>> = {
  'a withdrawal does not look whether the answers were claimed': {
    file: 'domain/conversation/form/withdraw.ts',
    condition: "if (form.claim || form.outcome === 'viewed') throw new SealformError('ERR_ALREADY_VIEWED');",
    without: '',
    complaint: /says withdrawn of answers that were claimed/,
  },
  'a form that gets an outcome leaves its answers in the vault': {
    file: 'domain/append.ts',
    condition: 'const vault: VaultChange[] = deletions(drafts);',
    without: 'const vault: VaultChange[] = [];',
    complaint: /the vault holds/,
  },
  'an end does not wait for a form that it cannot read yet': {
    file: 'domain/open-forms.ts',
    condition: "forms.length < conversation.openForms.length ? 'torn' : forms",
    without: 'forms',
    complaint: /follows the end/,
  },
  'a repeated id is not recognized': {
    file: 'domain/append.ts',
    condition: 'return sideOf(conversation, by.role).recent.find((request) => request.id === id)?.seq;',
    without: 'return undefined;',
    complaint: /two entries of one id/,
  },
  'any agent takes part': {
    file: 'domain/caller.ts',
    condition: 'return caller.agentId === conversation.agent?.id;',
    without: 'return true;',
    complaint: /by somebody who takes no part/,
  },
  'time takes claimed answers for unseen ones': {
    file: 'domain/sweep/sweep.ts',
    condition: 'if (claim)\n',
    without: 'if (claim && claim.at < 0)\n',
    complaint: /says expired of answers that were claimed/,
  },
  'a refused reveal leaves no record': {
    file: 'domain/reveal.ts',
    condition: 'await deps.vault.refuse(request.conversationId, caller.agentId, event)',
    without: 'Boolean(event)',
    complaint: /reveals refused/,
  },
};

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** The product's core in a folder of its own, with one condition taken out. */
async function brokenParts({ file, condition, without }: Break): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'sealform-broken-'));
  folders.push(folder);
  cpSync('core', join(folder, 'core'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'core', file);
  const source = readFileSync(path, 'utf8');
  expect(source.split(condition).length, `${file} has the condition once`).toBe(2);
  writeFileSync(
    path,
    source.replace(condition, () => without),
  );
  const server = (await import(join(folder, 'core/memory/server.ts'))) as Pick<Parts, 'MemoryServer'>;
  const tables = (await import(join(folder, 'core/memory/tables.ts'))) as Pick<Parts, 'memoryTables'>;
  const { formHash } = (await import(join(folder, 'core/fields/form.ts'))) as { formHash: typeof hashOf };
  // This copy knows no hash yet, and a history waits for nothing that it does not schedule.
  await Promise.all(forms.map(formHash));
  return { MemoryServer: server.MemoryServer, memoryTables: tables.memoryTables };
}

for (const [name, each] of Object.entries(breaks)) {
  test(`the histories find a broken domain: ${name}`, async () => {
    const found = await firstFailure({ steps: 60_000, seed: 1, parts: await brokenParts(each) });
    expect(found).toMatch(each.complaint);
  });
}
