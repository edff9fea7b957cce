/** Names and values for an expression: every name through a placeholder, since many of ours are reserved words. */
export interface Expression {
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

/** Placeholders `#name` and `:name` for the given attributes and values. Each must occur in an expression. */
export function placeholders(
  names: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
): Expression {
  const entries = Object.entries(values).map(([name, value]) => [`:${name}`, value] as const);
  return {
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ...(entries.length > 0 && { ExpressionAttributeValues: Object.fromEntries(entries) }),
  };
}

/**
 * An update that sets every attribute given, one at least, and removes those that are undefined or were there before.
 *
 * @param attributes attribute names are used as placeholders too: letters only.
 */
export function setOrRemove(
  attributes: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
) {
  const names = Object.keys({ ...before, ...attributes });
  const set = names.filter((name) => attributes[name] !== undefined);
  const removed = names.filter((name) => attributes[name] === undefined);
  const setting = `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}`;
  const removing = `REMOVE ${removed.map((name) => `#${name}`).join(', ')}`;
  return {
    UpdateExpression: removed.length > 0 ? `${setting} ${removing}` : setting,
    names,
    values: Object.fromEntries(set.map((name) => [name, attributes[name]])),
  };
}

/** An item without some of its attributes. */
export function omit(
  item: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}
