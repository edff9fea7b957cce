import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly, type Assembly } from '../../local/template/assembly.ts';
import type { AttributeOverride, Resource } from '../../local/template/resource.ts';
import type { JsonObject } from '../../local/template/json.ts';

/** An assembly of hand-written templates, by the stack's name, in a region of its own. */
export function assemblyOf(templates: Record<string, JsonObject>, attribute?: AttributeOverride): Assembly {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  const environment = 'aws://unknown-account/eu-north-1';
  const artifacts = Object.entries(templates).map(([name, template]) => {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(template));
    return [
      name,
      { type: 'aws:cloudformation:stack', environment, properties: { templateFile: `${name}.json` } },
    ];
  });
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ artifacts: Object.fromEntries(artifacts) as unknown }),
  );
  const assembly = readAssembly(folder, attribute);
  rmSync(folder, { recursive: true });
  return assembly;
}

export function resourceOf(assembly: Assembly, logicalId: string): Resource {
  const found = assembly.resources.find((resource) => resource.logicalId === logicalId);
  if (found === undefined) throw new Error(`no ${logicalId}`);
  return found;
}
