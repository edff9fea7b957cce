import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['cdk.out*/**', 'coverage/**', 'web/dist/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [] }],
      'no-console': 'error',
    },
  },
  {
    files: ['web/**/*.ts'],
    languageOptions: { globals: { window: 'readonly', self: 'readonly' } },
    rules: {
      'no-restricted-globals': [
        'error',
        {
          globals: [{ name: 'WebSocket', message: 'Pages speak to the server by way of client/.' }],
          checkGlobalObject: true,
        },
      ],
    },
  },
  {
    files: ['web/**/*.ts'],
    ignores: ['web/shared/text/html.ts', 'web/console/style/styles.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['lit', 'lit/html.js'].map((name) => ({
          name,
          importNames: ['html'],
          message: 'A translation breaks the texts that lit’s own html writes: use web/shared/text/html.ts.',
        })),
        {
          name: 'lit',
          importNames: ['css', 'unsafeCSS'],
          message: 'Styles are CSS files: import one with `?inline`, and use web/console/style/styles.ts.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400, skipBlankLines: true }] },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/runtime.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'local/runtime\\.ts$',
              importNames: ['startRuntime'],
              message: 'Tests run on whichever DynamoDB server is named: use test/runtime.ts.',
            },
          ],
        },
      ],
    },
  },
);
