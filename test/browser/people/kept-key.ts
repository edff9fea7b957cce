import type { Page } from 'playwright-core';
import type { AgentPage } from './agent-page.ts';

/** Comes back after a reload, which has forgotten the tokens: the sign-in page still knows the agent. */
export async function reload(agent: AgentPage): Promise<void> {
  await agent.page.reload();
  await agent.button('Sign in').click();
  await agent.chats.waitFor();
}

/** The key is there, as the account says. */
export async function hasKey(agent: AgentPage): Promise<void> {
  await agent.page.getByText(/^Sealed answers can be read/).waitFor({ state: 'attached' });
}

/** Whether the browser makes both halves of the key. Where it has no ML-KEM, that half is a library's, and bytes. */
export function hasMlKem(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const made = crypto.subtle.generateKey('ML-KEM-768', false, ['decapsulateBits'] as unknown as KeyUsage[]);
    return made.then(
      () => true,
      () => false,
    );
  });
}

/**
 * What a script in the page gets of the key that is kept there: for each handle, by its path in the record, whether it can
 * be exported.
 */
export function keptKey(page: Page): Promise<'nothing' | Record<string, string>> {
  return page.evaluate(async () => {
    const of = <T>(request: IDBRequest<T>): Promise<T> => {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not read'));
      return promise;
    };
    const database = await of(indexedDB.open('sealform', 1));
    const record = (await of(database.transaction('keys').objectStore('keys').get('session'))) as
      { key: Record<string, unknown> } | undefined;
    database.close();
    if (!record) return 'nothing';
    const isPart = (value: unknown) => value?.constructor === Object;
    const parts = Object.entries(record.key).flatMap(([name, part]) =>
      isPart(part)
        ? Object.entries(part as object).map(
            ([inner, each]) => [`${name}.${inner}`, each as unknown] as const,
          )
        : [[name, part] as const],
    );
    const handles = parts.filter(([, part]) => part instanceof CryptoKey);
    const formats = ['raw', 'pkcs8', 'jwk', 'spki', 'raw-seed', 'raw-private'] as KeyFormat[];
    const attempts = handles.flatMap(([name, handle]) =>
      formats.map(async (format) => {
        const taken = crypto.subtle.exportKey(format as 'raw', handle as CryptoKey);
        return [
          `${name} ${format}`,
          await taken.then(
            () => 'taken',
            () => 'refused',
          ),
        ] as const;
      }),
    );
    return Object.fromEntries(await Promise.all(attempts));
  });
}
