import type { Assembly } from '../template/assembly.ts';
import { isObject } from '../template/json.ts';
import type { Resource } from '../template/resource.ts';

/** A function that is not run here, and why. */
export interface IdleFunction {
  readonly resource: Resource;
  readonly reason: string;
}

/** The assembly's functions that run. */
export function runnableFunctions(assembly: Assembly): Resource[] {
  const idle = new Set(idleFunctions(assembly).map(({ resource }) => resource));
  return assembly.ofType('AWS::Lambda::Function').filter((lambda) => !idle.has(lambda));
}

/** The assembly's functions that do not: those that help a deployment, and those that are not code for Node. */
export function idleFunctions(assembly: Assembly): IdleFunction[] {
  const providers = new Set(
    assembly.resources
      .filter(({ type }) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
      .map(({ properties }) => properties['ServiceToken']),
  );
  return assembly.ofType('AWS::Lambda::Function').flatMap((resource) => {
    const reason = providers.has(resource.arn) ? 'it serves a deployment' : foreignCode(resource);
    return reason === undefined ? [] : [{ resource, reason }];
  });
}

function foreignCode({ properties: { Code, Runtime } }: Resource): string | undefined {
  if (typeof Runtime === 'string' && !Runtime.startsWith('nodejs')) return Runtime;
  if (!isObject(Code)) return undefined;
  if ('ZipFile' in Code) return 'inline code';
  return 'ImageUri' in Code ? 'a container image' : undefined;
}
