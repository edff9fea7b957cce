import { expect } from 'vitest';
import type { VisitorPage } from '../people/visitor-page.ts';
import { Watch } from '../stage/watch.ts';

/** Resolves when the chat is as if nothing had been said, and the browser's storage holds nothing of what was. */
export async function expectForgotten({ page, texts }: VisitorPage): Promise<void> {
  // In a closed panel nothing has a role: it is not shown.
  const frame = page.frameLocator('sealform-chat iframe').first();
  await frame.getByText(texts.greeting).waitFor({ state: 'attached' });
  const { bytes } = await Watch.shown(page, 'visitor');
  expect(bytes.toString()).not.toMatch(/Hello|Half a message/);
  const state = await page.context().storageState({ indexedDB: true });
  expect(JSON.stringify(state)).not.toMatch(/credential|conversationId/);
}
