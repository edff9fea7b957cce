import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { bundle, type File } from '../../core/sealing/size/bundle.ts';
import type * as InPage from './sealing-in-page.ts';

const address = 'https://sealing.test/';
/** As strict as that of our pages. */
const policy =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A site whose page can do what sealing-in-page.ts can. */
export class SealingSite {
  /** Names of the files that were asked for since the last page was opened. */
  loaded: string[] = [];
  readonly #files: readonly File[];

  private constructor(files: readonly File[]) {
    this.#files = files;
  }

  static async build(): Promise<SealingSite> {
    const inPage = join(import.meta.dirname, 'sealing-in-page.ts');
    return new SealingSite(
      await bundle(`import * as sealing from '${inPage}'; Object.assign(globalThis, { sealing });`),
    );
  }

  /** Opens the page in a browser, which may be one that has X25519 and no ML-KEM. */
  async open(browser: BrowserContext, withoutMlKem = false): Promise<Page> {
    this.loaded = [];
    if (withoutMlKem) await browser.addInitScript(forgetMlKem);
    const entry = this.#files.find(({ isEntry }) => isEntry)?.fileName;
    await browser.route(`${address}**`, (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      const file = this.#files.find(({ fileName }) => fileName === path);
      if (file) this.loaded.push(file.fileName);
      const content = file
        ? { contentType: 'text/javascript', body: file.code }
        : { contentType: 'text/html', body: `<script type="module" src="/${entry}"></script>` };
      return route.fulfill({ ...content, headers: { 'Content-Security-Policy': policy } });
    });
    const page = await browser.newPage();
    await page.goto(address);
    return page;
  }
}

/** Runs in the page before its scripts. */
function forgetMlKem(): void {
  const generateKey = Reflect.get(SubtleCrypto.prototype, 'generateKey') as () => unknown;
  Object.assign(SubtleCrypto.prototype, {
    encapsulateBits: undefined,
    decapsulateBits: undefined,
    generateKey(this: SubtleCrypto, algorithm: unknown, ...more: unknown[]) {
      const isMlKem = JSON.stringify(algorithm).includes('ML-KEM');
      if (isMlKem) return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
      return Reflect.apply(generateKey, this, [algorithm, ...more]) as Promise<unknown>;
    },
  });
}

/** Calls a function of the page's script. */
export function call<Name extends keyof typeof InPage>(
  page: Page,
  name: Name,
  ...options: Parameters<(typeof InPage)[Name]>
): Promise<Awaited<ReturnType<(typeof InPage)[Name]>>> {
  type Result = Awaited<ReturnType<(typeof InPage)[Name]>>;
  type Script = Readonly<Record<string, (...all: readonly unknown[]) => Promise<Result>>>;
  return page.evaluate(
    (to) =>
      (globalThis as unknown as { sealing: Script }).sealing[to.name]?.(...to.options) as Promise<Result>,
    { name, options },
  );
}
