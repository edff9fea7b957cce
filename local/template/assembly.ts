import type { JsonObject } from './json.ts';

/** One resource of a template, with every intrinsic function in its properties resolved. */
export interface Resource {
  readonly logicalId: string;
  /** CloudFormation's type, such as `AWS::DynamoDB::Table`. */
  readonly type: string;
  /** The construct's path (`aws:cdk:path`), or stack and logical id where the template gives none. */
  readonly path: string;
  readonly stack: string;
  readonly properties: JsonObject;
  readonly arn: string;
  /** What `Ref` gives, such as a table's name or a key's id. */
  readonly physicalId: string;
}

/** Overrides what `Ref` (attribute `Ref`) and `GetAtt` give for a resource; `undefined` leaves the usual value. */
export type AttributeOverride = (type: string, logicalId: string, attribute: string) => string | undefined;

/** A synthesized app: all resources of all its stacks. */
export interface Assembly {
  readonly directory: string;
  readonly account: string;
  readonly region: string;
  readonly resources: readonly Resource[];
  /** Values by `<stack's name>.<output's key>`. */
  readonly outputs: ReadonlyMap<string, string>;
  ofType(type: string): Resource[];
  /** Absolute path of the folder that a Lambda function's code asset was bundled to. */
  assetPath(lambda: Resource): string;
}

export function readAssembly(directory: string, attribute: AttributeOverride = () => undefined): Assembly {
  throw new Error(`not yet: ${directory}, ${typeof attribute}`);
}
