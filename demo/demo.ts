import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findForm } from '../branding/forms.ts';
import { type Runtime, startRuntime } from '../local/runtime.ts';
import { synthesize } from '../local/synthesize.ts';
import { canariesOf, newSecrets } from '../play/local/canaries.ts';
import { ownEngine } from '../play/local/engine.ts';
import { remainsOf, search } from '../play/local/leak-search.ts';
import { agents } from '../play/local/people.ts';
import { play } from './play.ts';
import { type Step, Story } from './story.ts';

/** What the demo found, for machines. */
export interface Report {
  readonly ok: boolean;
  readonly promises: Readonly<Record<string, boolean>>;
  readonly steps: readonly Step[];
  readonly canaries: { readonly planted: number; readonly found: number };
}

/**
 * Synthesizes the app, runs it on this machine, plays the whole job, and searches what is left behind.
 *
 * @param directory of the app
 * @throws Error when the brand does not publish the form that is played
 * @param tell gets the story, line by line
 */
export async function demo(directory: string, tell: (line: string) => void): Promise<Report> {
  if (!findForm('payment-card')) throw new Error('The demo needs payment-card in brand/forms.ts.');
  const story = new Story(tell);
  const folder = await mkdtemp(join(tmpdir(), 'sealform-demo-'));
  const [assembly, data] = [join(folder, 'app'), join(folder, 'data')];
  try {
    tell('\nOne card number: from a customer to an agent, and gone\n');
    await story.step('The app is synthesized, as for a deployment', () => synthesize(directory, assembly));
    const runtime = await story.step('It starts on this machine', () =>
      startRuntime({ assembly, data, users: agents, ...ownEngine() }),
    );
    try {
      return await perform(runtime, story, tell);
    } finally {
      await runtime.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function perform(runtime: Runtime, story: Story, tell: (line: string) => void): Promise<Report> {
  const secrets = newSecrets();
  await play(runtime, story, secrets);
  const canaries = canariesOf(secrets);
  const remains = await remainsOf(runtime);
  const findings = search(remains, canaries);
  for (const { canary, where } of findings) tell(`      ✗ the ${canary} is in ${where}`);
  const searched = remains.reduce((bytes, each) => bytes + each.bytes.length, 0);
  const control = search(remains, [{ name: 'an ordinary message', value: 'Please use the form' }]);
  const what = `${canaries.length} planted values searched for in ${searched} bytes left behind: ${findings.length} found`;
  story.check('P1', findings.length === 0 && control.length > 0, what);
  story.check(
    'P2',
    !findings.some(({ canary }) => canary === 'CVV'),
    'the CVV is in none of them, not even encrypted',
  );
  const ok = story.broken.length === 0;
  tell(ok ? '\nEvery promise held.\n' : `\nBroken:\n${story.broken.join('\n')}\n`);
  const { steps } = story;
  const found = findings.length;
  return {
    ok,
    promises: Object.fromEntries([...story.promises].sort(byNumber)),
    steps,
    canaries: { planted: canaries.length, found },
  };
}

function byNumber([one]: [string, boolean], [other]: [string, boolean]): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}
