import { afterEach, expect, test, vi } from 'vitest';
import { indexedDbKeyStore } from '../../../../web/console/sign-in/key-store.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a database that neither opens nor fails is given up after 5 s', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  let code: unknown;
  void indexedDbKeyStore()
    .read()
    .catch((error: { code: unknown }) => (code = error.code));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(code).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(code).toBe('ERR_SEALING_KEY');
});
