import { isObject, listOf, stringsOf, textOf } from '../template/json.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { readStatements, type Statement } from './statement.ts';

/** What the templates let a role do. */
export interface RolePolicies {
  readonly identity: readonly Statement[];
  readonly boundary: readonly Statement[] | undefined;
}

/** The policies of every role in the assembly, by the role's ARN. */
export function readRolePolicies(assembly: Assembly): ReadonlyMap<string, RolePolicies> {
  return new Map(
    assembly.ofType('AWS::IAM::Role').map((role) => {
      const identity = [
        ...listOf(role.properties['Policies']).flatMap(inlineStatements),
        ...attached(assembly, role),
        ...stringsOf(role.properties['ManagedPolicyArns']).flatMap((arn) => managed(assembly, arn)),
      ];
      const boundary = role.properties['PermissionsBoundary'];
      return [
        role.arn,
        {
          identity,
          boundary: boundary === undefined ? undefined : managed(assembly, textOf(boundary, role.path)),
        },
      ];
    }),
  );
}

function inlineStatements(policy: unknown): Statement[] {
  return readStatements(isObject(policy) ? policy['PolicyDocument'] : undefined);
}

function attached(assembly: Assembly, role: Resource): Statement[] {
  return ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy']
    .flatMap((type) => assembly.ofType(type))
    .filter(({ properties }) =>
      stringsOf(properties['Roles'] ?? properties['RoleName']).includes(role.arn.replace(/^.*role\//, '')),
    )
    .flatMap(({ properties }) => readStatements(properties['PolicyDocument']));
}

/** AWS's own policies only allow, and are left out; any other that is not in the assembly might deny, so it denies. */
function managed(assembly: Assembly, arn: string): Statement[] {
  const policy = assembly.ofType('AWS::IAM::ManagedPolicy').find((candidate) => candidate.arn === arn);
  if (policy !== undefined) return readStatements(policy.properties['PolicyDocument']);
  if (arn.startsWith('arn:aws:iam::aws:policy/')) return [];
  return readStatements({ Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Unreadable: arn }] });
}
