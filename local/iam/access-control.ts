import type { Identity } from '../credentials.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import type { Json } from '../template/json.ts';
import { RequestContext } from './context.ts';
import { decide, type Decision, type Policies } from './decide.ts';
import { readRolePolicies, type RolePolicies } from './roles.ts';
import { readStatements, type Statement } from './statement.ts';

/** What somebody wants to do. */
export interface Access {
  readonly action: string;
  readonly resource: string;
  /** What the service knows of the request, beyond who makes it. */
  readonly context?: RequestContext;
}

/** IAM refused. The message says who, what and why, and quotes nothing of the request's content. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
}

/** Checks requests against the policies that the assembly declares: of roles, of tables and of keys. */
export class AccessControl {
  readonly #assembly: Assembly;
  readonly #roles: ReadonlyMap<string, RolePolicies>;
  readonly #resources: ReadonlyMap<string, readonly Statement[]>;
  readonly #log: (line: string) => void;

  /** Throws if a policy in the assembly is malformed. `log` gets a line for each refusal. */
  constructor(assembly: Assembly, log: (line: string) => void) {
    this.#assembly = assembly;
    this.#roles = readRolePolicies(assembly);
    this.#resources = readResourcePolicies(assembly);
    this.#log = log;
  }

  /** Whether the role may; does not log. A role that the assembly does not have may nothing. */
  decide(roleArn: string, access: Access, functionArn?: string): Decision {
    const { action, resource, context = new RequestContext() } = access;
    const role = this.#roles.get(roleArn);
    if (role === undefined) return { allowed: false, reason: 'the role is not in the templates' };
    const policies: Policies = {
      ...role,
      resource: this.#resources.get(resource.replace(/\/index\/[^/]+$/, '')) ?? [],
      kind: action.startsWith('kms:') ? 'key' : 'other',
    };
    const request = { principalArn: roleArn, action, resource, context: this.#global(roleArn).with(context) };
    return decide({ ...request, ...(functionArn !== undefined && { functionArn }) }, policies);
  }

  /** Throws `AccessDenied`, and logs it, unless every access is allowed. */
  check(identity: Identity, accesses: readonly Access[]): void {
    for (const access of accesses) {
      const decision = this.decide(identity.roleArn, access, identity.functionArn);
      if (!decision.allowed) this.refuse(identity, access, decision.reason);
    }
  }

  /** Throws `AccessDenied`, and logs it. */
  refuse(identity: Identity, { action, resource }: Access, reason: string): never {
    const role = identity.roleArn.replace(/^.*role\//, '');
    const user = `arn:aws:sts::${this.#assembly.account}:assumed-role/${role}/${identity.instance}`;
    const refused = `is not authorized to perform: ${action} on resource: ${resource} because ${reason}`;
    this.#log(`${identity.caller} ${refused}`);
    throw new AccessDenied(`User: ${user} ${refused}`);
  }

  /** The keys that every service knows. In AWS every call is made over TLS; here it stays on the machine. */
  #global(roleArn: string): RequestContext {
    const { account, region } = this.#assembly;
    return new RequestContext()
      .set('aws:PrincipalArn', [roleArn])
      .set('aws:PrincipalAccount', [account])
      .set('aws:PrincipalType', ['AssumedRole'])
      .set('aws:PrincipalIsAWSService', ['false'])
      .set('aws:ResourceAccount', [account])
      .set('aws:RequestedRegion', [region])
      .set('aws:SecureTransport', ['true'])
      .set('aws:ViaAWSService', ['false'])
      .set('aws:CalledVia', undefined)
      .set('aws:SourceArn', undefined)
      .set('aws:SourceAccount', undefined);
  }
}

function readResourcePolicies(assembly: Assembly): ReadonlyMap<string, readonly Statement[]> {
  const keys = assembly.ofType('AWS::KMS::Key').map((key) => [key.arn, keyPolicy(assembly, key)] as const);
  const tables = assembly
    .ofType('AWS::DynamoDB::Table')
    .map((table) => [table.arn, tablePolicy(table)] as const);
  return new Map([...keys, ...tables]);
}

/** A key without a policy leaves everything to the account's own policies. */
function keyPolicy(assembly: Assembly, key: Resource): Statement[] {
  const account: Json = { AWS: `arn:aws:iam::${assembly.account}:root` };
  const standard = { Statement: [{ Effect: 'Allow', Principal: account, Action: 'kms:*', Resource: '*' }] };
  return readStatements(key.properties['KeyPolicy'] ?? standard);
}

function tablePolicy(table: Resource): Statement[] {
  const policy = table.properties['ResourcePolicy'];
  if (policy === undefined) return [];
  return readStatements((policy as Readonly<Record<string, Json>>)['PolicyDocument']);
}
