import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

/** Has a document of ours try what its policy does not allow. */
function attempt(frame: Frame): Promise<void> {
  return frame.evaluate(async () => {
    new Image().src = 'https://elsewhere.example/pixel';
    await fetch('https://elsewhere.example/', { method: 'POST', body: 'a' }).catch(() => undefined);
    try {
      document.body.innerHTML = '<p>made of text</p>';
    } catch {
      // A string where a trusted type is asked for throws a TypeError.
    }
  });
}

const directives = ['img-src', 'connect-src', 'require-trusted-types-for'];

const documents = [
  { name: 'the visitor’s frame', open: async () => (await stage.visitor()).frame },
  { name: 'the console', open: async () => (await stage.agent()).page.mainFrame() },
];

test.each(documents)('what the policy of $name stops fails the test that tried it', async ({ open }) => {
  const frame = await open();
  const watch = stage.watchOf(frame.page());
  await attempt(frame);
  for (const directive of directives)
    await expect.poll(() => watch.violations.map((each) => each.directive)).toContain(directive);
  expect(await frame.evaluate(() => document.body.textContent)).not.toContain('made of text');
  await expect(stage.leave()).rejects.toThrow('violations');
});
