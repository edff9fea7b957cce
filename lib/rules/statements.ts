import type { Declared, Templates } from './templates.ts';

/** One statement of a policy, its lists made lists and its references texts ({@link Templates.text}). */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  /** By operator, then by key. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface RawStatement {
  readonly Effect: string;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Principal?: string | Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The policies of identities and the roles that have them: inline, managed, or attached. */
export interface IdentityPolicy {
  readonly resource: Declared;
  readonly roles: readonly string[];
  readonly statements: readonly Statement[];
}

/** The statements of a policy document. What is allowed by leaving something out is read as everything. */
export function statementsOf(document: unknown, from: Declared, templates: Templates): Statement[] {
  const { Statement: statements } = (document ?? {}) as { Statement?: RawStatement | RawStatement[] };
  const texts = (value: unknown) => listOf(value).map((each) => templates.text(each, from));
  return listOf(statements).map((raw) => ({
    allows: raw.Effect === 'Allow',
    actions: raw.NotAction === undefined ? texts(raw.Action) : ['*'],
    resources: raw.NotResource === undefined ? texts(raw.Resource) : ['*'],
    principals:
      typeof raw.Principal === 'object' ? Object.values(raw.Principal).flatMap(texts) : texts(raw.Principal),
    conditions: mapValues(raw.Condition ?? {}, (keys) => mapValues(keys, texts)),
  }));
}

/** Every policy of an identity in the templates. */
export function identityPolicies(templates: Templates): IdentityPolicy[] {
  const attached = templates.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').map((resource) => ({
    resource,
    roles: listOf(resource.properties['Roles']).map((role) => templates.text(role, resource)),
    statements: statementsOf(resource.properties['PolicyDocument'], resource, templates),
  }));
  const inline = templates.ofType('AWS::IAM::Role').map((resource) => ({
    resource,
    roles: [`<${resource.path}>`],
    statements: listOf(resource.properties['Policies'] as { PolicyDocument: unknown }[] | undefined).flatMap(
      ({ PolicyDocument }) => statementsOf(PolicyDocument, resource, templates),
    ),
  }));
  return [...attached, ...inline];
}

/** Whether an action of a policy, wildcards included, covers an API's action. Both are matched without case, as IAM does. */
export function covers(action: string, wanted: string): boolean {
  const pattern = action
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 'i').test(wanted);
}

/** A list, of which a policy may write one member alone. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
