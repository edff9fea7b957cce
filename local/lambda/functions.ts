import type { Assembly } from '../template/assembly.ts';
import { isCustom } from '../template/attributes.ts';
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

/** The custom resources that a function of the assembly makes here. */
export function customResources(assembly: Assembly): Resource[] {
  const running = runnableFunctions(assembly);
  return assembly.resources.filter(
    ({ type, properties }) => isCustom(type) && running.some(({ arn }) => arn === properties['ServiceToken']),
  );
}

/**
 * The assembly's functions that do not: those that are not code for Node, and CDK's own for custom resources, which act on
 * services that do not run here.
 */
export function idleFunctions(assembly: Assembly): IdleFunction[] {
  const custom = assembly.resources.filter(({ type }) => isCustom(type));
  const providers = new Set(custom.map(({ properties }) => properties['ServiceToken']));
  return assembly.ofType('AWS::Lambda::Function').flatMap((resource) => {
    const foreign = foreignCode(resource);
    const serves = providers.has(resource.arn) && (foreign !== undefined || isOfCdk(resource));
    const reason = serves ? 'it serves a deployment' : foreign;
    return reason === undefined ? [] : [{ resource, reason }];
  });
}

/** By the end of the path that CDK gives to its own. */
function isOfCdk({ path }: Resource): boolean {
  return path.endsWith('CustomResourceProvider/Handler');
}

function foreignCode({ properties: { Code, Runtime } }: Resource): string | undefined {
  if (typeof Runtime === 'string' && !Runtime.startsWith('nodejs')) return Runtime;
  if (!isObject(Code)) return undefined;
  if ('ZipFile' in Code) return 'inline code';
  return 'ImageUri' in Code ? 'a container image' : undefined;
}
