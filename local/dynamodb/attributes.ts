import { isObject, stringsOf, type JsonObject } from '../template/json.ts';

const expressions = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

/** Parameters that expressions replaced: what they name is not looked at. */
const legacy = [
  'AttributeUpdates',
  'AttributesToGet',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
];

const keywords = new Set(['ADD', 'AND', 'BETWEEN', 'DELETE', 'IN', 'NOT', 'OR', 'REMOVE', 'SET']);

/** The top-level attributes that a request names; `undefined` if it names some in a way that is not understood. */
export function attributesNamed(request: JsonObject): string[] | undefined {
  if (legacy.some((parameter) => request[parameter] !== undefined)) return undefined;
  const whole = [request['Item'], request['Key']].flatMap((item) =>
    isObject(item) ? Object.keys(item) : [],
  );
  const names = expressions.flatMap((expression) =>
    stringsOf(request[expression]).flatMap((text) => namesIn(text, request['ExpressionAttributeNames'])),
  );
  return [...new Set([...whole, ...names])];
}

/** The value that a key condition requires of an attribute with `=`, or the item's or key's own. */
export function valueOf(request: JsonObject, attribute: string): string | undefined {
  const item = request['Item'] ?? request['Key'];
  if (isObject(item)) return scalar(item[attribute]);
  const [condition] = stringsOf(request['KeyConditionExpression']);
  const values = isObject(request['ExpressionAttributeValues']) ? request['ExpressionAttributeValues'] : {};
  for (const [, name = '', value = ''] of (condition ?? '').matchAll(/([#\w.]+)\s*=\s*(:\w+)/g)) {
    if (namesIn(name, request['ExpressionAttributeNames']).includes(attribute)) return scalar(values[value]);
  }
  return undefined;
}

function namesIn(expression: string, aliases: unknown): string[] {
  const withoutPaths = expression.replace(/(?:\[\d+\]|\.[#\w]+)/g, '');
  const words = withoutPaths.matchAll(/(?<![:\w#])([A-Za-z_]\w*|#\w+)(?!\w|\s*\()/g);
  return [...words].flatMap(([, word = '']) => {
    if (keywords.has(word.toUpperCase())) return [];
    const aliased = isObject(aliases) ? aliases[word] : undefined;
    return [typeof aliased === 'string' ? aliased : word];
  });
}

/** A key attribute's value as IAM compares it: a string, a number or binary data, as text. */
function scalar(value: unknown): string | undefined {
  const [text] = isObject(value) ? stringsOf(value['S'] ?? value['N'] ?? value['B']) : [];
  return text;
}
