import { join, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

const web = import.meta.dirname;
const projectRoot = join(web, '..');

/** The pages by the folder of their source in web/, and the address under which they are served. */
const pages = {
  widget: 'chat/index.html',
  console: 'console/index.html',
  agent: 'agent/index.html',
} as const;

type Page = keyof typeof pages;

/**
 * Builds the whole site into a folder, which is emptied first: the pages, what they load, the loader for the brand's own
 * pages, and what of the site is not built. The same sources give the same bytes, wherever they lie.
 *
 * The visitor's frame shares no file with the agent's pages, so that neither waits for what only the other needs.
 */
export async function buildSite(outDirectory: string): Promise<void> {
  const common = commonConfig(resolve(outDirectory));
  await build({ ...common, ...pagesConfig(common, ['widget']), publicDir: join(web, 'site') });
  await build({ ...common, ...pagesConfig(common, ['console', 'agent']) });
  await build({ ...common, ...loaderConfig(common) });
}

function commonConfig(outDir: string): InlineConfig & { build: object } {
  return {
    root: web,
    base: '/',
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      // A preload without a polyfill: browsers that cannot do it load the files a little later.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  };
}

function pagesConfig(common: InlineConfig, names: readonly Page[]): InlineConfig {
  return {
    plugins: [servedAs(names), ...(names.includes('widget') ? [importsAsTheyAre()] : [])],
    build: {
      ...common.build,
      emptyOutDir: names.includes('widget'),
      rolldownOptions: {
        input: names.map((name) => join(web, name, 'index.html')),
        // Nothing of these folders does anything by being imported: what is not used is left out.
        treeshake: {
          moduleSideEffects: (id) => !/\/(core|forms|client)\//.test(id.replace(projectRoot, '')),
        },
      },
    },
  };
}

/** One classic script under a name that never changes: brands write it into their pages. */
function loaderConfig(common: InlineConfig): InlineConfig {
  return {
    build: {
      ...common.build,
      rolldownOptions: {
        input: join(web, 'loader', 'loader.ts'),
        output: { format: 'iife', entryFileNames: 'chat/sealform.js' },
      },
    },
  };
}

/** Vite puts a page where its source lies; here it goes to where it is served. */
function servedAs(names: readonly Page[]): Plugin {
  return {
    name: 'served-as',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const name of names) {
        const page = bundle[`${name}/index.html`];
        if (page) page.fileName = pages[name];
      }
    },
  };
}

/** Leaves an `import()` to the browser. Vite would add a kilobyte that also loads the styles of what is imported: here none has any. */
function importsAsTheyAre(): Plugin {
  const helper = '\0vite/preload-helper.js';
  return {
    name: 'imports-as-they-are',
    enforce: 'pre',
    resolveId: (id) => (id === helper ? id : undefined),
    load: (id) => (id === helper ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}

if (import.meta.main) {
  const [outDirectory = join(web, 'dist')] = process.argv.slice(2);
  await buildSite(outDirectory);
}
