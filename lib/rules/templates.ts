import { readFileSync } from 'node:fs';
import { CfnResource, type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

type Values = Readonly<Record<string, unknown>>;

/** One resource, as a template declares it. */
export interface Declared {
  /** The path of its construct: `Sealform-Api/Reveal/Function/Resource`. */
  readonly path: string;
  readonly type: string;
  readonly properties: Values;
  readonly deletionPolicy: string | undefined;
  /** The Region of its stack. */
  readonly region: string;
}

interface Template {
  readonly Resources?: Readonly<
    Record<string, { Type: string; Properties?: Values; DeletionPolicy?: string }>
  >;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: unknown } }>>;
}

interface StackTemplate {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  /** Paths of constructs by logical id. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The templates of an app as they will be deployed, overrides included, read with one another. */
export class Templates {
  readonly resources: readonly Declared[];
  readonly #stacks: readonly StackTemplate[];
  readonly #stackOf = new Map<Declared, StackTemplate>();

  constructor({ appConstruct, stackTemplates }: IPolicyValidationContext) {
    this.#stacks = stackTemplates.map(({ stackConstructPath, templatePath, region }) => ({
      name: stackConstructPath,
      region: region ?? '<AWS::Region>',
      template: JSON.parse(readFileSync(templatePath, 'utf8')) as Template,
      paths: pathsIn(appConstruct, stackConstructPath),
    }));
    this.resources = this.#stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {}).map(([id, resource]) => {
        const declared = {
          path: stack.paths.get(id) ?? `${stack.name}/${id}`,
          type: resource.Type,
          properties: resource.Properties ?? {},
          deletionPolicy: resource.DeletionPolicy,
          region: stack.region,
        };
        this.#stackOf.set(declared, stack);
        return declared;
      }),
    );
  }

  /** @throws Error when no construct has that path */
  at(path: string): Declared {
    const found = this.resources.find((resource) => resource.path === path);
    if (found === undefined) throw new Error(`There is no resource at ${path}.`);
    return found;
  }

  ofType(...types: string[]): Declared[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  /**
   * A value as one text, in which `<path>` stands for a resource of these templates, whichever stack it is in.
   *
   * @param from the resource that has the value
   */
  text(value: unknown, from: Declared): string {
    const stack = this.#stackOf.get(from);
    return stack === undefined ? '' : this.#textIn(stack, value);
  }

  /** The resource that a value refers to, if it is one of these templates and the whole value. */
  referred(value: unknown, from: Declared): Declared | undefined {
    const text = this.text(value, from);
    return this.resources.find(({ path }) => text === `<${path}>`);
  }

  #textIn(stack: StackTemplate, value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null) return String(value);
    const [[name, given] = []] = Object.entries(value);
    if (name === 'Ref' && typeof given === 'string') return nameOf(stack, given);
    if (name === 'Fn::GetAtt' && Array.isArray(given)) return nameOf(stack, String(given[0]));
    if (name === 'Fn::Join' && Array.isArray(given)) {
      const [separator, parts] = given as [string, unknown[]];
      return parts.map((part) => this.#textIn(stack, part)).join(separator);
    }
    if (name === 'Fn::ImportValue') return this.#exported(this.#textIn(stack, given));
    if (name === 'Fn::GetStackOutput')
      return this.#output(given as { StackName: string; OutputName: string });
    return JSON.stringify(value);
  }

  #exported(exportName: string): string {
    for (const stack of this.#stacks) {
      const outputs = Object.values(stack.template.Outputs ?? {});
      const found = outputs.find(({ Export }) => Export?.Name === exportName);
      if (found !== undefined) return this.#textIn(stack, found.Value);
    }
    return exportName;
  }

  #output({ StackName, OutputName }: { StackName: string; OutputName: string }): string {
    const stack = this.#stacks.find(({ name }) => name === StackName);
    const output = stack?.template.Outputs?.[OutputName];
    return stack && output ? this.#textIn(stack, output.Value) : `${StackName}.${OutputName}`;
  }
}

/** Pseudo parameters keep their name, but for the Region, which every stack is given. */
function nameOf({ paths, region }: StackTemplate, id: string): string {
  return id === 'AWS::Region' ? region : `<${paths.get(id) ?? id}>`;
}

function pathsIn(app: IConstruct, stackPath: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const node of app.node.findAll()) {
    if (!CfnResource.isCfnResource(node)) continue;
    const stack = Stack.of(node);
    if (stack.node.path === stackPath) paths.set(stack.resolve(node.logicalId) as string, node.node.path);
  }
  return paths;
}
