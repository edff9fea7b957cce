import { resolve, type Scope } from './intrinsics.ts';
import { isObject, textOf, type Json, type JsonObject } from './json.ts';
import type { StackTemplate } from './manifest.ts';
import { arnOf } from './arns.ts';
import { attributeOf, referenceOf } from './attributes.ts';
import { generatedName, nameProperties, type Place } from './names.ts';
import type { AttributeOverride, Resource } from './resource.ts';

/** The values that stacks take from each other. */
export interface Links {
  /** By export name. */
  readonly exports: Map<string, () => Json>;
  /** What a weak reference reads: by region, stack's name and output's key. */
  readonly outputs: Map<string, () => Json>;
}

/** One stack's template with the values that its intrinsic functions stand for. */
export class Stack implements Scope {
  readonly name: string;
  readonly #source: StackTemplate;
  readonly #links: Links;
  readonly #override: AttributeOverride;
  readonly #names = new Map<string, string>();

  /** Adds what the stack has for others to `links`. */
  constructor(source: StackTemplate, links: Links, override: AttributeOverride) {
    this.name = source.name;
    this.#source = source;
    this.#links = links;
    this.#override = override;
    for (const [key, output] of Object.entries(this.#section('Outputs'))) {
      if (!isObject(output)) continue;
      const value = (): Json => resolve(output['Value'] ?? null, this) ?? null;
      links.outputs.set(outputName(source.region, this.name, key), value);
      if (!isObject(output['Export'])) continue;
      links.exports.set(textOf(resolve(output['Export']['Name'] ?? null, this), 'name of an export'), value);
    }
  }

  /** The stack's resources, without those that a condition leaves out. Properties are resolved when first read. */
  resources(): Resource[] {
    return Object.keys(this.#section('Resources'))
      .filter((logicalId) => this.#included(this.#definition(logicalId)))
      .map((logicalId) => this.#resource(logicalId));
  }

  outputs(): [key: string, value: string][] {
    return Object.entries(this.#section('Outputs')).flatMap(([key, output]) => {
      if (!isObject(output) || !this.#included(output)) return [];
      const value = resolve(output['Value'] ?? null, this);
      return [[`${this.name}.${key}`, typeof value === 'string' ? value : JSON.stringify(value)]];
    });
  }

  ref(name: string): Json | undefined {
    const { account, region } = this.#source;
    switch (name) {
      case 'AWS::AccountId':
        return account;
      case 'AWS::Region':
        return region;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return this.name;
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${region}:${account}:stack/${this.name}/local`;
      case 'AWS::NotificationARNs':
        return [];
      case 'AWS::NoValue':
        return undefined;
      default:
        return this.#parameter(name) ?? this.#physicalId(name);
    }
  }

  attribute(logicalId: string, attribute: string): Json {
    const place = this.#place(logicalId);
    const overridden = this.#override(place.type, logicalId, attribute);
    if (overridden !== undefined) return overridden;
    return attributeOf(place, this.#name(place), attribute);
  }

  importValue(name: string): Json {
    const value = this.#links.exports.get(name);
    if (value === undefined) throw new Error(`${this.name} imports ${name}, which no stack exports`);
    return value();
  }

  stackOutput(stack: string, key: string, region = this.#source.region): Json {
    const value = this.#links.outputs.get(outputName(region, stack, key));
    if (value === undefined)
      throw new Error(`${this.name} reads ${stack}.${key} in ${region}: there is none`);
    return value();
  }

  condition(name: string): boolean {
    const condition = this.#section('Conditions')[name];
    if (condition === undefined) throw new Error(`${this.name} has no condition ${name}`);
    return resolve(condition, this) === true;
  }

  mapping(map: string, key: string, member: string): Json {
    const keys = this.#section('Mappings')[map];
    const members = isObject(keys) ? keys[key] : undefined;
    const value = isObject(members) ? members[member] : undefined;
    if (value === undefined) throw new Error(`${this.name} has no mapping ${map}.${key}.${member}`);
    return value;
  }

  #resource(logicalId: string): Resource {
    const [definition, place] = [this.#definition(logicalId), this.#place(logicalId)];
    const metadata = isObject(definition['Metadata']) ? definition['Metadata'] : {};
    const path = metadata['aws:cdk:path'];
    const resolveProperties = (): JsonObject => this.#properties(definition);
    let properties: JsonObject | undefined;
    return {
      logicalId,
      type: place.type,
      path: typeof path === 'string' ? path.replace(/\/Resource$/, '') : `${this.name}/${logicalId}`,
      stack: this.name,
      directory: this.#source.directory,
      metadata,
      arn: arnOf(place, this.#name(place)),
      physicalId: this.#physicalId(logicalId),
      attribute: (name) => textOf(this.attribute(logicalId, name), `${logicalId}.${name}`),
      get properties(): JsonObject {
        return (properties ??= resolveProperties());
      },
    };
  }

  #properties(definition: JsonObject): JsonObject {
    const properties = resolve(definition['Properties'] ?? {}, this);
    return isObject(properties) ? properties : {};
  }

  #physicalId(logicalId: string): string {
    const place = this.#place(logicalId);
    const overridden = this.#override(place.type, logicalId, 'Ref');
    return overridden ?? referenceOf(place, this.#name(place));
  }

  #name(place: Place): string {
    const known = this.#names.get(place.logicalId);
    if (known !== undefined) return known;
    const properties = this.#definition(place.logicalId)['Properties'];
    const given = isObject(properties) ? properties[nameProperties[place.type] ?? ''] : undefined;
    const resolved = given === undefined ? undefined : resolve(given, this);
    const name =
      resolved === undefined ? generatedName(place) : textOf(resolved, `name of ${place.logicalId}`);
    this.#names.set(place.logicalId, name);
    return name;
  }

  #parameter(name: string): Json | undefined {
    const parameter = this.#section('Parameters')[name];
    if (parameter === undefined) return undefined;
    if (!isObject(parameter) || parameter['Default'] === undefined) {
      throw new Error(`parameter ${name} of ${this.name} has no default, and the local runtime gives none`);
    }
    return parameter['Default'];
  }

  #place(logicalId: string): Place {
    const { account, region } = this.#source;
    const type = textOf(this.#definition(logicalId)['Type'], `type of ${logicalId}`);
    return { account, region, stack: this.name, logicalId, type };
  }

  #definition(logicalId: string): JsonObject {
    const definition = this.#section('Resources')[logicalId];
    if (!isObject(definition))
      throw new Error(`${this.name} has neither resource nor parameter ${logicalId}`);
    return definition;
  }

  #included(definition: JsonObject): boolean {
    return typeof definition['Condition'] !== 'string' || this.condition(definition['Condition']);
  }

  #section(name: string): JsonObject {
    const section = this.#source.template[name];
    return isObject(section) ? section : {};
  }
}

function outputName(region: string, stack: string, key: string): string {
  return `${region} ${stack}.${key}`;
}
