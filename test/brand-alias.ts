import { join } from 'node:path';

/** Tests run on the brand in test/brand: whoever reads brand/ in a test reads that. What is deployed for them: copy-of-app.ts. */
export const brandAlias = {
  find: /^(?:\.\.\/)+brand\//,
  replacement: `${join(import.meta.dirname, 'brand')}/`,
};
