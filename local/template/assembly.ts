import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { isObject } from './json.ts';
import { readManifest } from './manifest.ts';
import type { AttributeOverride, Resource } from './resource.ts';
import { Stack, type Exports } from './stack.ts';

/** A synthesized app: all resources of all its stacks. */
export interface Assembly {
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  readonly resources: readonly Resource[];
  /** Values by `<stack's name>.<output's key>`. */
  readonly outputs: ReadonlyMap<string, string>;
  ofType(type: string): Resource[];
  /** Absolute path of the folder that a Lambda function's code asset was bundled to. Throws if there is none. */
  assetPath(lambda: Resource): string;
}

/**
 * Reads a synthesized CDK app (`cdk.out`). Account and region are those of the largest stack;
 * where the app leaves them open, they are 000000000000 and eu-west-1.
 *
 * Throws if the folder holds no app, or an output holds what is not understood.
 */
export function readAssembly(directory: string, attribute: AttributeOverride = () => undefined): Assembly {
  const templates = readManifest(directory);
  const exports: Exports = new Map();
  const stacks = templates.map((template) => new Stack(template, exports, attribute));
  const parts = stacks.map((stack, index) => ({ template: templates[index], resources: stack.resources() }));
  const largest = parts.toSorted((a, b) => b.resources.length - a.resources.length)[0]?.template;
  if (largest === undefined) throw new Error(`${directory} holds no stacks`);
  const resources = parts.flatMap((part) => part.resources);
  return {
    directory,
    account: largest.account,
    region: largest.region,
    resources,
    outputs: new Map(stacks.flatMap((stack) => stack.outputs())),
    ofType: (type) => resources.filter((resource) => resource.type === type),
    assetPath,
  };
}

function assetPath(lambda: Resource): string {
  const { Code: code } = lambda.properties;
  const named = lambda.metadata['aws:asset:path'];
  const s3Key = isObject(code) ? code['S3Key'] : undefined;
  const hash = typeof s3Key === 'string' ? /([0-9a-f]{64})/.exec(s3Key)?.[1] : undefined;
  const candidates = [named, hash === undefined ? undefined : `asset.${hash}`];
  const found = candidates
    .filter((candidate) => typeof candidate === 'string')
    .map((candidate) => (isAbsolute(candidate) ? candidate : resolve(join(lambda.directory, candidate))))
    .find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`${lambda.path} has no code asset in ${lambda.directory}`);
  return found;
}
