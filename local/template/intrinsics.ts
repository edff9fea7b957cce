import { isObject, listOf, type Json, type JsonObject } from './json.ts';

/** What an intrinsic function may ask of the template around it. Each throws if it knows no such thing. */
export interface Scope {
  ref(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  importValue(name: string): Json;
  /** An output of a stack in this region, or in another one. */
  stackOutput(stack: string, key: string, region?: string): Json;
  condition(name: string): boolean;
  mapping(map: string, key: string, member: string): Json;
}

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(text(name)),
  Condition: (name, scope) => scope.condition(text(name)),
  'Fn::GetAtt': getAttribute,
  'Fn::ImportValue': (name, scope) => scope.importValue(text(resolve(name, scope))),
  'Fn::GetStackOutput': getStackOutput,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::If': (argument, scope) => {
    const [condition, then, otherwise] = listOf(argument);
    return resolve((scope.condition(text(condition)) ? then : otherwise) ?? null, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, scope);
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (argument, scope) => list(argument, scope)[0] !== true,
  'Fn::And': (argument, scope) => list(argument, scope).every((value) => value === true),
  'Fn::Or': (argument, scope) => list(argument, scope).some((value) => value === true),
  'Fn::Base64': (argument, scope) => Buffer.from(text(resolve(argument, scope))).toString('base64'),
  'Fn::FindInMap': (argument, scope) => {
    const [map, key, member] = list(argument, scope);
    return scope.mapping(text(map), text(key), text(member));
  },
};

/**
 * The value with every intrinsic function in it resolved; what resolves to `AWS::NoValue` is left out.
 *
 * Throws on an intrinsic function that is not known, rather than guess at its value.
 */
export function resolve(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value)) {
    return (value as readonly Json[])
      .map((item) => resolve(item, scope))
      .filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0) {
    const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
    if (intrinsic !== undefined && isCall(name, value)) return intrinsic(value[name] ?? null, scope);
    if (name.startsWith('Fn::')) throw new Error(`${name} is not understood by the local runtime`);
  }
  return resolveMembers(value, scope);
}

/** A policy statement may hold one member that is called `Condition`: only a text there names a condition. */
function isCall(name: string, value: JsonObject): boolean {
  return name !== 'Condition' || typeof value[name] === 'string';
}

function resolveMembers(value: JsonObject, scope: Scope): JsonObject {
  const members = Object.entries(value).map(
    ([name, member]) => [name, resolve(member ?? null, scope)] as const,
  );
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

function getAttribute(argument: Json, scope: Scope): Json {
  const [logicalId, ...attribute] =
    typeof argument === 'string'
      ? argument.split('.')
      : listOf(argument).map((part) => text(resolve(part, scope)));
  return scope.attribute(text(logicalId), attribute.join('.'));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html */
function getStackOutput(argument: Json, scope: Scope): Json {
  const { StackName, OutputName, Region } = isObject(argument) ? resolveMembers(argument, scope) : {};
  return scope.stackOutput(text(StackName), text(OutputName), Region === undefined ? Region : text(Region));
}

function join(argument: Json, scope: Scope): Json {
  const [separator, parts] = listOf(argument);
  return list(parts, scope).map(text).join(text(separator));
}

function split(argument: Json, scope: Scope): Json {
  const [separator, whole] = list(argument, scope);
  return text(whole).split(text(separator));
}

function select(argument: Json, scope: Scope): Json {
  const [index, items] = listOf(argument);
  const item = list(items, scope)[Number(resolve(index ?? null, scope))];
  if (item === undefined) throw new Error(`Fn::Select: nothing at ${JSON.stringify(index)}`);
  return item;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html */
function substitute(argument: Json, scope: Scope): Json {
  const [template, given] = listOf(argument);
  const variables = isObject(given) ? resolveMembers(given, scope) : {};
  return text(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (variables[name] !== undefined) return text(variables[name]);
    return text(name.includes('.') ? getAttribute(name, scope) : scope.ref(name));
  });
}

function list(argument: Json | undefined, scope: Scope): readonly Json[] {
  return listOf(resolve(argument ?? null, scope));
}

function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`expected a text, got ${JSON.stringify(value)}`);
}
