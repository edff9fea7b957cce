import { afterEach, expect, test, vi } from 'vitest';
import { indexedDbKeyStore } from '../../../../web/console/sign-in/key-store.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a database that neither opens nor fails is given up after 5 s', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  let failure: unknown;
  void indexedDbKeyStore()
    .read()
    .catch((error: unknown) => (failure = error));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(failure).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(failure).toMatchObject({ code: 'ERR_SEALING_KEY', because: 'refused' });
});

test.each([
  ['SecurityError', 'refused'],
  ['InvalidStateError', 'refused'],
  ['UnknownError', 'refused'],
  ['QuotaExceededError', 'full'],
  ['DataCloneError', 'lost'],
])('a browser that fails with %s says why it keeps no key: %s', async (name, because) => {
  const open = () => {
    throw new DOMException('no', name);
  };
  vi.stubGlobal('indexedDB', { open });
  await expect(indexedDbKeyStore().read()).rejects.toMatchObject({ code: 'ERR_SEALING_KEY', because });
});

test('a page without IndexedDB keeps no key', async () => {
  vi.stubGlobal('indexedDB', undefined);
  await expect(indexedDbKeyStore().clear()).rejects.toMatchObject({ because: 'refused' });
});
