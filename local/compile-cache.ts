import { resolve } from 'node:path';

/**
 * The environment of a worker thread that keeps what it compiles: without it, every thread strips the same types and
 * compiles the same code, which is half of its start. https://nodejs.org/api/module.html#module-compile-cache
 */
export const compileCache = {
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../node_modules/.cache/sealform/compiled'),
} as const;
