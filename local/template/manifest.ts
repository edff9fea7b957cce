import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, textOf, type JsonObject } from './json.ts';

/** One stack of a synthesized app, as the manifest names it. */
export interface StackTemplate {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The folder that the template, and the assets it names, are in. */
  readonly directory: string;
  readonly template: JsonObject;
}

const unknownAccount = '000000000000';
const unknownRegion = 'eu-west-1';

/** The stacks of a cloud assembly in the manifest's order, those of nested stages included. */
export function readManifest(directory: string): StackTemplate[] {
  const manifest = readJson(join(directory, 'manifest.json'));
  const artifacts = isObject(manifest['artifacts']) ? Object.entries(manifest['artifacts']) : [];
  return artifacts.flatMap(([id, artifact]) => {
    if (!isObject(artifact) || !isObject(artifact['properties'])) return [];
    const { type, properties } = artifact;
    if (type === 'cdk:cloud-assembly')
      return readManifest(join(directory, textOf(properties['directoryName'], id)));
    return type === 'aws:cloudformation:stack' ? [stackOf(directory, id, artifact, properties)] : [];
  });
}

function stackOf(directory: string, id: string, artifact: JsonObject, properties: JsonObject): StackTemplate {
  const environment = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(
    textOf(artifact['environment'], `environment of ${id}`),
  );
  const [, account = '', region = ''] = environment ?? [];
  return {
    name: typeof properties['stackName'] === 'string' ? properties['stackName'] : id,
    account: /^\d{12}$/.test(account) ? account : unknownAccount,
    region: region.startsWith('unknown') || region === '' ? unknownRegion : region,
    directory,
    template: readJson(join(directory, textOf(properties['templateFile'], `template of ${id}`))),
  };
}

/** The JSON object in a file. Throws if the file is missing or holds anything else. */
export function readJson(file: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} does not hold a JSON object`);
  return value;
}
