import type { JsonObject } from './json.ts';

/** One resource of a template, with every intrinsic function in its properties resolved. */
export interface Resource {
  readonly logicalId: string;
  /** CloudFormation's type, such as `AWS::DynamoDB::Table`. */
  readonly type: string;
  /** The construct's path (`aws:cdk:path` without a last `/Resource`); stack and logical id if there is none. */
  readonly path: string;
  readonly stack: string;
  /** The folder that the template, and the assets it names, are in. */
  readonly directory: string;
  readonly metadata: JsonObject;
  /** Reading them throws if they hold an intrinsic function that is not understood. */
  readonly properties: JsonObject;
  readonly arn: string;
  /** What `Ref` gives, such as a table's name or a key's id. */
  readonly physicalId: string;
  /** What `Fn::GetAtt` gives. */
  attribute(name: string): string;
}

/** Overrides what `Ref` (attribute `Ref`) and `GetAtt` give for a resource; `undefined` leaves the usual value. */
export type AttributeOverride = (type: string, logicalId: string, attribute: string) => string | undefined;
