import { assetFolder } from './asset.ts';
import { isObject } from './json.ts';
import { readManifest } from './manifest.ts';
import type { AttributeOverride, Resource } from './resource.ts';
import { Stack, type Links } from './stack.ts';

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
 * Reads a synthesized CDK app (`cdk.out`). Account and region are those of the stack with the most
 * functions, or of the largest if none has any; where the app leaves them open, they are 000000000000 and eu-west-1.
 *
 * Throws if the folder holds no app, or an output holds what is not understood.
 */
export function readAssembly(directory: string, attribute: AttributeOverride = () => undefined): Assembly {
  const templates = readManifest(directory);
  const links: Links = { exports: new Map(), outputs: new Map() };
  const stacks = templates.map((template) => new Stack(template, links, attribute));
  const parts = stacks.map((stack, index) => ({ template: templates[index], resources: stack.resources() }));
  const main = parts.toSorted(
    (a, b) => functionsIn(b.resources) - functionsIn(a.resources) || b.resources.length - a.resources.length,
  )[0]?.template;
  if (main === undefined) throw new Error(`${directory} holds no stacks`);
  const resources = parts.flatMap((part) => part.resources);
  return {
    directory,
    account: main.account,
    region: main.region,
    resources,
    outputs: new Map(stacks.flatMap((stack) => stack.outputs())),
    ofType: (type) => resources.filter((resource) => resource.type === type),
    assetPath,
  };
}

function functionsIn(resources: readonly Resource[]): number {
  return resources.filter(({ type }) => type === 'AWS::Lambda::Function').length;
}

function assetPath(lambda: Resource): string {
  const { Code: code } = lambda.properties;
  const s3Key = isObject(code) ? code['S3Key'] : undefined;
  const found = assetFolder(lambda.directory, lambda.metadata['aws:asset:path'], s3Key);
  if (found === undefined) throw new Error(`${lambda.path} has no code asset in ${lambda.directory}`);
  return found;
}
