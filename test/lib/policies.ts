import { ofType, type Resource, type Synthesized, type SynthesizedApp } from './app.ts';

/** One action on one resource, as a policy of a template allows or denies it. */
export interface Permission {
  readonly effect: 'Allow' | 'Deny';
  readonly action: string;
  /** The construct's path without the stack's name (`Vault`, `Reveal/Logs`), or an ARN with such paths in it. */
  readonly resource: string;
  readonly condition: unknown;
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

export interface PolicyDocument {
  readonly Statement: readonly Statement[];
}

interface Intrinsic {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: readonly [string, string];
  readonly 'Fn::ImportValue'?: string;
  readonly 'Fn::GetStackOutput'?: { readonly StackName: string; readonly OutputName: string };
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  readonly 'Fn::Sub'?: string;
}

/** Turns `Ref`, `GetAtt`, `Join`, imports and weak references into paths of constructs. */
export class Names {
  readonly #paths = new Map<string, string>();
  readonly #exports = new Map<string, unknown>();

  constructor(app: SynthesizedApp) {
    for (const { name, resources, template } of app.all) {
      for (const [logicalId, { Metadata }] of Object.entries(resources)) {
        const path = (Metadata?.['aws:cdk:path'] ?? logicalId)
          .replace(`${name}/`, '')
          .replace('/Resource', '');
        this.#paths.set(logicalId, path);
      }
      for (const [id, output] of Object.entries(template.findOutputs('*'))) {
        const { Export, Value } = output as { Export?: { Name: string }; Value: unknown };
        if (Export !== undefined) this.#exports.set(Export.Name, Value);
        this.#exports.set(`${name} ${id}`, Value);
      }
    }
  }

  /** What a value of a template names. */
  of(value: unknown): string {
    if (typeof value === 'string') return value;
    const { Ref, ...intrinsic } = value as Intrinsic;
    if (Ref !== undefined) return this.#paths.get(Ref) ?? Ref;
    const attribute = intrinsic['Fn::GetAtt'];
    if (attribute !== undefined) return this.of({ Ref: attribute[0] });
    const exported = intrinsic['Fn::ImportValue'];
    if (exported !== undefined) return this.of(this.#exports.get(exported));
    const output = intrinsic['Fn::GetStackOutput'];
    if (output !== undefined) return this.of(this.#exports.get(`${output.StackName} ${output.OutputName}`));
    const joined = intrinsic['Fn::Join'];
    if (joined !== undefined) return joined[1].map((part) => this.of(part)).join(joined[0]);
    const substituted = intrinsic['Fn::Sub'];
    if (substituted !== undefined) return substituted;
    throw new Error(`A policy names a resource by ${Object.keys(intrinsic).join()}.`);
  }

  /** Replaces every intrinsic in a tree by what it names. */
  in(tree: unknown): unknown {
    if (Array.isArray(tree)) return tree.map((part) => this.in(part));
    if (typeof tree !== 'object' || tree === null) return tree;
    const keys = Object.keys(tree);
    if (keys.length === 1 && (keys[0] === 'Ref' || keys[0]?.startsWith('Fn::'))) return this.of(tree);
    return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, this.in(part)]));
  }
}

/** Every permission of a document, one by one. */
export function permissionsOf(document: PolicyDocument, names: Names): Permission[] {
  return document.Statement.flatMap(({ Effect, Action, Resource, Condition }) =>
    listOf(Action).flatMap((action) =>
      listOf(Resource).map((resource) => ({
        effect: Effect,
        action,
        resource: names.of(resource),
        condition: names.in(Condition),
      })),
    ),
  );
}

/** Every permission of the roles of a set of stacks, by the role's path: managed policies and inline ones. */
export function permissionsByRole(app: SynthesizedApp): ReadonlyMap<string, readonly Permission[]> {
  const names = new Names(app);
  const byRole = new Map<string, Permission[]>();
  const add = (role: string, document: unknown): void => {
    byRole.set(role, [...(byRole.get(role) ?? []), ...permissionsOf(document as PolicyDocument, names)]);
  };
  for (const stack of app.all) {
    for (const [logicalId, role] of Object.entries(rolesOf(stack))) {
      const inline = (role.Properties['Policies'] ?? []) as { PolicyDocument: unknown }[];
      byRole.set(names.of({ Ref: logicalId }), byRole.get(names.of({ Ref: logicalId })) ?? []);
      for (const { PolicyDocument } of inline) add(names.of({ Ref: logicalId }), PolicyDocument);
    }
  }
  for (const type of ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']) {
    for (const { Properties } of ofType(app.all, type)) {
      for (const role of Properties['Roles'] as unknown[]) add(names.of(role), Properties['PolicyDocument']);
    }
  }
  return byRole;
}

function rolesOf({ resources }: Synthesized): Record<string, Resource> {
  return Object.fromEntries(Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role'));
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
