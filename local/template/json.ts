/** Any JSON value, as templates and policies hold it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list: a single value is a list of one, nothing is an empty list. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** The value as a list of strings; what is not a string is left out. */
export function stringsOf(value: Json | undefined): string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string');
}

/** A property that the template must have as a string. Throws if it has not. */
export function textOf(value: Json | undefined, what: string): string {
  if (typeof value !== 'string') throw new Error(`${what}: expected a string, got ${JSON.stringify(value)}`);
  return value;
}

/** A member that is an object; an empty object if there is none. */
export function memberOf(object: JsonObject, name: string): JsonObject {
  const member = object[name];
  return isObject(member) ? member : {};
}

/** The objects of a list; what is not an object is left out. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return listOf(value).filter(isObject);
}
