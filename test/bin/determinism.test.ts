import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, vi } from 'vitest';
import { services } from '../../lib/constructs/service-role.ts';
import { synthesize } from '../../local/synthesize.ts';
import { copyApp } from '../copy-of-app.ts';
import { useFolders } from './folders.ts';

const { folder } = useFolders();

// A whole synthesis, bundles and pages included, takes some ten seconds of a processor that others use too.
vi.setConfig({ testTimeout: 120_000 });

/** The digest of every file that is deployed, by its path: templates, lists of assets, and the assets themselves. */
function deployed(assembly: string): Record<string, string> {
  const files = readdirSync(assembly, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(assembly.length + 1))
    .filter((path) => /\.(template|assets)\.json$|^asset\./.test(path));
  return Object.fromEntries(
    files.sort().map((path) => {
      const digest = createHash('sha256').update(readFileSync(join(assembly, path)));
      return [path, digest.digest('hex')];
    }),
  );
}

describe('templates and assets', () => {
  const first = deployed(inject('assembly'));

  it('are all there: a template and a list for each stack, a bundle for each function, and the pages', () => {
    const count = (pattern: RegExp) => Object.keys(first).filter((path) => pattern.test(path)).length;
    expect(count(/^[^/]+\.template\.json$/)).toBe(7);
    expect(count(/^[^/]+\.assets\.json$/)).toBe(7);
    expect(count(/^asset\.\w+\/index\.js$/)).toBe(services.length);
    expect(count(/^asset\.\w+\/(chat|console|agent)\/index\.html$/)).toBe(3);
  });

  it('are the same when they are synthesized again, in another folder', async () => {
    const [app, again] = [folder(), folder()];
    copyApp(app);
    await synthesize(app, again);
    expect(deployed(again)).toEqual(first);
  });
});
