import { isObject, textOf, type Json } from '../template/json.ts';

/** An item as JavaScript values: numbers are numbers, binary data is a Buffer, sets are sets. */
export type Item = Readonly<Record<string, unknown>>;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
export function plainItem(attributes: Json | undefined): Item {
  const entries = Object.entries(isObject(attributes) ? attributes : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(attribute: Json | undefined): unknown {
  const [[type, value = null] = ['']] = Object.entries(isObject(attribute) ? attribute : {});
  const list = Array.isArray(value) ? (value as readonly Json[]) : [];
  switch (type) {
    case 'N':
      return Number(value);
    case 'B':
      return bytes(value);
    case 'NULL':
      return null;
    case 'M':
      return plainItem(value);
    case 'L':
      return list.map(plainValue);
    case 'SS':
      return new Set(list);
    case 'NS':
      return new Set(list.map(Number));
    case 'BS':
      return new Set(list.map(bytes));
    default:
      return value;
  }
}

function bytes(value: Json): Buffer {
  return Buffer.from(textOf(value, 'binary data'), 'base64');
}
