import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { matchesWildcard } from '../iam/wildcard.ts';
import { assetFolder } from '../template/asset.ts';
import type { Assembly } from '../template/assembly.ts';
import { isObject, listOf, stringsOf, type Json, type JsonObject } from '../template/json.ts';
import type { Resource } from '../template/resource.ts';
import { contentTypeOf } from './content-type.ts';

/** What is stored under one key. */
export interface StoredObject {
  readonly body: Buffer;
  /** Headers with which it is served, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** System metadata that S3 gives back as headers. */
const headerNames = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/**
 * What a bucket holds after all CDK bucket deployments into it, in the templates' order: as in AWS, a later one with
 * `Prune` removes what it does not bring itself.
 *
 * @param text makes of a text with AWS's addresses and references the one that is deployed here; texts are only looked at
 * in sources that have markers
 */
export function deployedObjects(
  assembly: Assembly,
  bucket: Resource,
  text: (deployed: string) => string,
): ReadonlyMap<string, StoredObject> {
  const objects = new Map<string, StoredObject>();
  const deployments = assembly
    .ofType('Custom::CDKBucketDeployment')
    .filter(({ properties }) => properties['DestinationBucketName'] === bucket.physicalId);
  for (const deployment of deployments) deploy(deployment, text, objects);
  return objects;
}

function deploy(
  { properties, directory, path }: Resource,
  text: (deployed: string) => string,
  objects: Map<string, StoredObject>,
): void {
  const prefix = prefixOf(properties['DestinationBucketKeyPrefix']);
  const isMeant = filter(stringsOf(properties['Exclude']), stringsOf(properties['Include']));
  if (properties['Prune'] !== false) {
    for (const key of objects.keys()) {
      if (key.startsWith(prefix) && isMeant(key.slice(prefix.length))) objects.delete(key);
    }
  }
  const metadata = headersOf(properties['SystemMetadata']);
  stringsOf(properties['SourceObjectKeys']).forEach((assetKey, index) => {
    const folder = assetFolder(directory, undefined, assetKey);
    if (folder === undefined) throw new Error(`${path} has no asset ${assetKey} in ${directory}`);
    const markers = listOf(properties['SourceMarkers'])[index];
    const config = listOf(properties['SourceMarkersConfig'])[index];
    for (const [key, content] of filesIn(folder)) {
      if (!isMeant(key)) continue;
      const body = replaceMarkers(content, isObject(markers) ? markers : {}, config, text);
      objects.set(prefix + key, { body, headers: { 'content-type': contentTypeOf(key), ...metadata } });
    }
  });
}

function prefixOf(prefix: Json | undefined): string {
  if (typeof prefix !== 'string' || prefix === '' || prefix === '/') return '';
  return prefix.replace(/\/?$/, '/');
}

/** As the AWS command line filters: the last pattern that matches decides, and inclusions come last. */
function filter(excluded: readonly string[], included: readonly string[]): (key: string) => boolean {
  const matchesAny = (patterns: readonly string[], key: string) =>
    patterns.some((pattern) => matchesWildcard(pattern, key));
  return (key) => matchesAny(included, key) || !matchesAny(excluded, key);
}

function headersOf(metadata: Json | undefined): Record<string, string> {
  const entries = Object.entries(isObject(metadata) ? metadata : {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] => headerNames.includes(entry[0]) && typeof entry[1] === 'string',
    ),
  );
}

function filesIn(folder: string): [key: string, content: Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(folder.length + 1).replaceAll(sep, '/'), readFileSync(file)]);
}

function replaceMarkers(
  content: Buffer,
  markers: JsonObject,
  config: Json | undefined,
  text: (deployed: string) => string,
): Buffer {
  if (Object.keys(markers).length === 0) return content;
  const { jsonEscape, markerEncodings } = isObject(config) ? config : {};
  if (markerEncodings !== undefined) throw new Error('encodings of single markers are not run here');
  const replaced = Object.entries(markers).reduce(
    (result, [marker, value = null]) => result.replaceAll(marker, () => encoded(value, jsonEscape === true)),
    content.toString(),
  );
  return Buffer.from(text(replaced));
}

function encoded(value: Json, isJson: boolean): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return isJson ? JSON.stringify(value).slice(1, -1) : value;
}
