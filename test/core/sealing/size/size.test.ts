import { beforeAll, describe, expect, test } from 'vitest';
import { bundle, type File, gzipped } from './bundle.ts';

const kilobyte = 1024;

/** All that the visitor's frame needs to seal. */
const visitor = `
export { loadSuite } from './suite.ts';
export { sealAnswer, sealAnswers } from './seal.ts';
export { verifyCertificate } from './certificate/verify.ts';
`;

/** All that a server needs to look at the shape of what it is sent, and to issue and verify a certificate. */
const server = `
export { readSealed } from './sealed.ts';
export { toSign, writeCertificate } from './certificate/certificate.ts';
export { verifyCertificate } from './certificate/verify.ts';
export { rawSignature } from './certificate/raw-signature.ts';
`;

let files: File[];
let own: File;
beforeAll(async () => {
  files = await bundle(visitor);
  own = fileThat(({ dynamicImports }) => dynamicImports.length > 0);
});

/** The one file of which this is true. */
function fileThat(is: (file: File) => boolean): File {
  const [file, ...others] = files.filter(is);
  if (file === undefined || others.length > 0)
    throw new Error('the bundle has other files than this test knows');
  return file;
}

/** Gzipped bytes of a file with those that it imports. */
function sizeOf({ code, imports }: File): number {
  const others = imports.map((name) => fileThat(({ fileName }) => fileName === name));
  return [code, ...others.map((each) => each.code)].reduce((sum, text) => sum + gzipped(text), 0);
}

describe('the code that seals in a visitor’s browser', () => {
  test('is at most 13 KB, gzipped, with the advice to programs that the pages leave out', () => {
    expect(sizeOf(own)).toBeLessThanOrEqual(13 * kilobyte);
    expect(sizeOf(own)).toBeGreaterThan(kilobyte);
  });

  test('loads a library’s ML-KEM, at most 5 KB more, only where the browser has none', () => {
    const library = fileThat(({ fileName }) => own.dynamicImports.includes(fileName));
    expect(own.imports).not.toContain(library.fileName);
    expect(gzipped(library.code)).toBeLessThanOrEqual(5 * kilobyte);
    // 1 / 128 modulo 3329, which only arithmetic with polynomials needs. The modulus itself is in the check of a key.
    expect(library.code).toMatch(/\b3303\b/);
    expect(own.code).not.toMatch(/\b3303\b/);
  });
});

describe('the code with which a server looks at shapes and certificates', () => {
  test('is at most 4 KB, gzipped, and has no cryptography of its own', async () => {
    const [own, ...others] = await bundle(server);
    expect(others).toEqual([]);
    expect(gzipped(own?.code ?? '')).toBeLessThanOrEqual(4 * kilobyte);
    expect(own?.code).not.toContain('HPKE-v1');
  });
});
