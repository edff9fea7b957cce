import { join } from 'node:path';

/** Whether this run takes the documents' pictures, which show the brand that is shipped. */
export const takesPictures = process.env['SEALFORM_PICTURES'] === '1';

const testBrand = { find: /^(?:\.\.\/)+brand\//, replacement: `${join(import.meta.dirname, 'brand')}/` };

/** Tests run on the brand in test/brand: a test that reads brand/ reads that one. copy-of-app.ts deploys it for them. */
export const brandAliases = takesPictures ? [] : [testBrand];
