import { matchesArn } from '../iam/wildcard.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';

/** A service that wants to invoke a function on behalf of one of its resources. */
export interface Invoker {
  /** Such as `apigateway.amazonaws.com`. */
  readonly principal: string;
  /** ARN of the route, authorizer or rule. */
  readonly sourceArn: string;
}

/** What the template's AWS::Lambda::Permission resources allow. What they do not allow is refused. */
export class InvokePermissions {
  readonly #permissions: readonly Resource[];

  constructor(assembly: Assembly) {
    this.#permissions = assembly.ofType('AWS::Lambda::Permission');
  }

  allows(invoker: Invoker, lambda: Resource): boolean {
    return this.#permissions.some(({ properties }) => {
      const { Action, FunctionName, Principal, SourceArn, ...rest } = properties;
      const understood = Object.keys(rest).every((name) => name === 'SourceAccount');
      return (
        understood &&
        (FunctionName === lambda.arn || FunctionName === lambda.physicalId) &&
        (Action === 'lambda:InvokeFunction' || Action === 'lambda:*') &&
        Principal === invoker.principal &&
        (SourceArn === undefined ||
          (typeof SourceArn === 'string' && matchesArn(SourceArn, invoker.sourceArn)))
      );
    });
  }
}
