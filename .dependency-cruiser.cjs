/**
 * Who may import whom: docs/architecture.md, "Who imports whom". Folders are ours, `node_modules/` is everybody's.
 * A path that a rule does not allow is a violation; so is a cycle, and so is an import that leads nowhere.
 */
const folders = [
  'core',
  'forms',
  'brand',
  'branding',
  'client',
  'web',
  'lambdas',
  'lib',
  'local',
  'play',
].concat(['bin', 'smoke', 'demo', 'docs', 'bench', 'test']);
const ours = `^(${folders.join('|')})/`;

/** Imports from `from` (but not `but`) may only lead to paths that begin with one of `to`. */
const only = (name, comment, from, to, but) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(but && { pathNot: but }) },
  to: { pathNot: to, dependencyTypesNot: ['unknown'] },
});

/** Imports from everywhere but `from` must not lead to `to`. */
const never = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: from },
  to: { path: to },
});

const zod = '^node_modules/zod/';
const library = '^node_modules/';
/** The names of Node's own modules have no file's ending. */
const node = '^[^.]+$';

module.exports = {
  folders,
  forbidden: [
    only(
      'core-is-pure',
      'core runs anywhere: it imports itself and zod',
      '^core/',
      ['^core/', zod],
      '^core/sealing/',
    ),
    only('sealing-is-pure', 'sealing runs anywhere: besides, it imports its cryptography', '^core/sealing/', [
      '^core/(?!domain/|memory/|ports\\.ts)',
      '^node_modules/(hpke|@noble/hashes|@noble/post-quantum)/',
    ]),
    never(
      'sealing-has-one-door',
      'what seals and opens imports the index; what documents, measures and tests sealing sees its parts',
      ['^core/sealing/', '^docs/generator/sealing/', '^(test|bench)/'],
      ['^core/sealing/(?!index\\.ts$)'],
    ),
    {
      name: 'domain-is-for-servers',
      comment:
        'protocol, fields, redact, sealing and the rest of core never import domain; memory is a server too',
      severity: 'error',
      from: { path: '^core/', pathNot: ['^core/(domain|memory)/', '^core/ports\\.ts$'] },
      to: { path: '^core/domain/' },
    },
    {
      name: 'ports-know-the-model',
      comment: 'of domain, the ports may name the types of its model',
      severity: 'error',
      from: { path: '^core/ports\\.ts$' },
      to: { path: '^core/domain/', pathNot: '^core/domain/model\\.ts$' },
    },
    {
      name: 'ports-know-types-only',
      comment: 'the ports are types: they load nothing of domain',
      severity: 'error',
      from: { path: '^core/ports\\.ts$' },
      to: { path: '^core/domain/', dependencyTypesNot: ['type-only'] },
    },
    only('forms-are-definitions', 'a form imports core/brand', '^forms/', ['^forms/', '^core/brand/']),
    only(
      'brand-is-data',
      'a brand chooses: it imports forms, and types and words to choose with',
      '^brand/',
      ['^(brand|forms|core/brand)/', '^core/languages\\.ts$', '^lib/config\\.ts$'],
    ),
    never(
      'one-reader-of-brand',
      'branding reads brand, and tests run on another: test/brand',
      ['^brand(ing)?/'],
      ['^brand/'],
    ),
    only('branding-reads-brand', 'branding makes of brand what the rest imports', '^branding/', [
      '^(branding|brand|forms|core/brand|core/fields)/',
      node,
      '^core/languages\\.ts$',
    ]),
    only(
      'client-knows-the-wire',
      'the client imports core without domain',
      '^client/',
      ['^client/', '^core/(?!domain/)'],
      '^client/node\\.ts$',
    ),
    only('client-in-node', 'what Node needs besides stands in client/node.ts', '^client/node\\.ts$', [
      '^client/',
      '^package\\.json$',
      library,
      node,
    ]),
    only(
      'web-knows-the-wire',
      'web imports core without domain, branding and client',
      '^web/',
      ['^(web|client|branding)/', '^core/(?!domain/)', library],
      '^web/[^/]+$',
    ),
    never(
      'memory-is-for-practice',
      'a server in memory is for practice, examples and tests: a deployed function never imports it',
      ['^core/memory/', '^web/console/practice/', '^docs/generator/sealing/', '^(test|bench)/'],
      ['^core/memory/'],
    ),
    only(
      'web-is-built-by-node',
      'what builds and measures the pages imports Node, libraries, and the brand that it builds them for',
      '^web/[^/]+$',
      ['^web/[^/]+$', '^(core/fields|branding)/', library, node],
    ),
    only(
      'functions-are-wiring',
      'a function imports core, branding and adapters, never another',
      '^lambdas/[^/]+$',
      ['^(core|branding|lambdas/adapters)/', '^node_modules/@types/aws-lambda/'],
    ),
    only('adapters-know-aws', 'an adapter imports core, adapters and libraries', '^lambdas/adapters/', [
      '^(core|lambdas/adapters)/',
      library,
      node,
    ]),
    never(
      'only-reveal-decrypts',
      'kms/decrypt is for lambdas/reveal.ts (P3)',
      ['^lambdas/reveal\\.ts$', '^(test|bench)/'],
      ['^lambdas/adapters/kms/decrypt\\.ts$'],
    ),
    never(
      'only-collect-encrypts',
      'kms/encrypt is for lambdas/collect.ts (P3)',
      ['^lambdas/collect\\.ts$', '^(test|bench)/'],
      ['^lambdas/adapters/kms/encrypt\\.ts$'],
    ),
    never(
      'only-enrol-signs',
      'kms/sign is for lambdas/enrol.ts',
      ['^lambdas/enrol\\.ts$', '^(test|bench)/'],
      ['^lambdas/adapters/kms/sign\\.ts$'],
    ),
    only(
      'infrastructure-names-files',
      'lib imports functions as file paths only (docs/decisions/0009)',
      '^lib/',
      [
        '^(lib|branding)/',
        '^lambdas/adapters/(env|tables)\\.ts$',
        '^core/protocol/requests\\.ts$',
        '^package\\.json$',
        library,
        node,
      ],
    ),
    {
      name: 'local-is-aws',
      comment: 'the local runtime knows AWS and nothing of ours',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: ours, pathNot: '^local/' },
    },
    {
      name: 'smoke-is-a-stranger',
      comment:
        'what checks a deployment, and who plays in it, imports core without domain, branding and client: it meets the rest as a stranger would',
      severity: 'error',
      from: { path: '^(smoke|play)/', pathNot: '^play/local/' },
      to: { path: ours, pathNot: '^(smoke/|play/(?!local/)|core/(?!domain/)|branding/|client/)' },
    },
    {
      name: 'demo-is-a-user',
      comment:
        'the demonstration, and who plays on this machine, imports core, branding, client, local and play',
      severity: 'error',
      from: { path: '^(demo|play/local)/' },
      to: { path: ours, pathNot: '^(demo|core|branding|client|local|play)/' },
    },
    only(
      'docs-are-made-of-core',
      'the generator of the docs imports core, forms and what is acknowledged',
      '^docs/',
      ['^(docs|core|forms)/', '^lib/rules/acknowledgements\\.ts$', library, node],
    ),
    never(
      'nobody-imports-tests',
      'test and bench are imported by nothing',
      ['^(test|bench)/', '^vitest\\.config\\.ts$'],
      ['^(test|bench)/'],
    ),
    {
      name: 'pages-lead-one-way',
      comment: 'no two folders of the pages need each other',
      severity: 'error',
      scope: 'folder',
      from: { path: '^web/' },
      to: { circular: true },
    },
    {
      name: 'no-cycles',
      comment: 'modules that need each other are one module, types included',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-exist',
      comment: 'an import leads to a file',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    // A copy of the project shares its dependencies by a link.
    preserveSymlinks: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|coverage|web/dist)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
