import { readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { definitions } from '../branding/definitions.ts';
import { formWordsIn } from '../branding/words/in-language.ts';
import { kindsInUse, kindsWithout } from './kinds-in-pages.ts';

const web = import.meta.dirname;
const projectRoot = join(web, '..');

/** The pages by the folder of their source in web/, and the address under which they are served. */
const pages = {
  widget: 'chat/index.html',
  console: 'console/index.html',
  agent: 'agent/index.html',
  keep: 'chat/keep.html',
} as const;

type Page = keyof typeof pages;
type CodeSplittingGroup = Rolldown.CodeSplittingGroup;
type Bundling = NonNullable<NonNullable<InlineConfig['build']>['rolldownOptions']>;

/**
 * Builds the whole site into a folder, which is emptied first: the pages, what they load, the loader for the brand's own
 * pages, and what of the site is not built. The same sources give the same bytes, wherever they lie.
 *
 * The visitor's frame shares no file with the agent's pages, so that neither waits for what only the other needs.
 */
export async function buildSite(outDirectory: string): Promise<void> {
  const outDir = resolve(outDirectory);
  // Whatever the caller's environment is, tests included: libraries have other files for development.
  process.env['NODE_ENV'] = 'production';
  await empty(outDir);
  await build({
    ...config(outDir, {
      ...pageBundling(['widget']),
      output: { codeSplitting: { groups: frameFiles } },
    }),
    plugins: [servedAs(['widget']), importsAsTheyAre(), ...ofForms('fits'), errorsWithoutAdvice()],
    publicDir: join(web, 'site'),
  });
  await build({
    ...config(outDir, pageBundling(['console', 'agent', 'keep'])),
    plugins: [servedAs(['console', 'agent', 'keep']), ...ofForms()],
  });
  await build({ ...config(outDir, loaderBundling), plugins: [importsAsTheyAre(), inAscii()] });
}

/** The folder itself stays: whoever named it may hold it open. */
async function empty(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) await rm(join(directory, name), { recursive: true });
}

function config(outDir: string, rolldownOptions: Bundling): InlineConfig {
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
      // Pages preload what they need, without a polyfill: browsers that cannot do it load the files a little later.
      // Scripts do not: they would have to list the files of each other.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
      },
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      reportCompressedSize: false,
      rolldownOptions,
    },
  };
}

function pageBundling(names: readonly Page[]): Bundling {
  return {
    input: names.map((name) => join(web, name, 'index.html')),
  };
}

/**
 * The files of the visitor's frame: what can be looked at and written in, what talks to the server, what looking for
 * numbers in a message needs too, what seals answers, and the forms. Browsers without ML-KEM load theirs by itself.
 */
const frameFiles: CodeSplittingGroup[] = [
  { name: 'frame', tags: ['$initial'], priority: 5 },
  {
    name: 'client',
    test: /\/(core\/protocol|client(?!\/visitor\/)|node_modules\/zod)\/|widget\/chat\/client\.ts|no-eval|rolldown\/runtime/,
    priority: 4,
  },
  {
    name: 'numbers',
    test: /core\/fields\/(parts\/luhn|card\/brands|bank\/(iban-countries|mod97))\.ts$/,
    priority: 3,
  },
  {
    name: 'form',
    test: /\/(core\/fields|client\/visitor|branding|web\/widget\/form)\/(?!identity|messages\/|paste\/|words\/|masks|sealer)/,
    priority: 2,
  },
  {
    name: 'sealing',
    test: /\/(core\/(sealing\/(?!kem\/library)|fields\/masks)|client\/visitor\/sealer|node_modules\/(hpke|@noble\/hashes)\/)/,
    priority: 1,
  },
];

/** One script under a name that never changes: brands write it into their pages. It runs as a classic script and as a module. */
const loaderBundling: Bundling = {
  input: join(web, 'loader', 'loader.ts'),
  output: { format: 'iife', entryFileNames: 'chat/sealform.js' },
};

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

/** A page's classic script has the page's encoding, where its server names none: the loader reads the same in every one. */
function inAscii(): Plugin {
  return {
    name: 'in-ascii',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = escaped(file.code);
    },
  };
}

function escaped(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Pages hold of the forms, and of the kinds of their fields, what they use. */
function ofForms(...unused: readonly string[]): Plugin[] {
  const withoutParts = kindsWithout(
    'storage',
    'options',
    'allAnswers',
    'samples',
    'words',
    'problems',
    'rule',
    ...unused,
  );
  return [brandAsData(), formsAsChecked(), kindsInUse(), withoutParts];
}

/** The forms as the brand publishes them, and their words in each language: each page loads those of its own alone. */
function brandAsData(): Plugin {
  const made = new Map<string, object>([[join('branding', 'definitions.ts'), { definitions }]]);
  for (const language of ['es', 'de', 'fr', 'ja', 'ar'] as const) {
    made.set(join('branding', 'words', `${language}.ts`), { words: formWordsIn(language) });
  }
  return {
    name: 'brand-as-data',
    enforce: 'pre',
    load: (id) => {
      const [exported] = Object.entries(made.get(relative(projectRoot, id)) ?? {});
      return exported && `export const ${exported[0]} = ${JSON.stringify(exported[1])};`;
    },
  };
}

/** Each form is checked when the app is synthesized, and not again in each browser. */
function formsAsChecked(): Plugin {
  const check = join(projectRoot, 'core', 'fields', 'check-form.ts');
  return {
    name: 'forms-as-checked',
    enforce: 'pre',
    load: (id) => (id === check ? 'export const checkForm = () => {};' : undefined),
  };
}

/** What a program should do about an error stands in the documents: no visitor's browser needs it. */
function errorsWithoutAdvice(): Plugin {
  const tables = ['errors.ts', join('sealing', 'errors.ts')].map((file) => join(projectRoot, 'core', file));
  return {
    name: 'errors-without-advice',
    enforce: 'pre',
    transform: (code, id) =>
      tables.includes(id) ? code.replaceAll(/^ +action:\s*(['"]).*\1,$/gm, '') : undefined,
  };
}

if (import.meta.main) {
  const [outDirectory = join(web, 'dist')] = process.argv.slice(2);
  await buildSite(outDirectory);
}
