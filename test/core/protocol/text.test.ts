import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { requests } from '../../../core/protocol/requests.ts';
import { maxTextUnits } from '../../../core/message-text.ts';
import { Answer, Mask, PrivacyVersion, Text } from '../../../core/protocol/values.ts';

test.each([
  ['Text', Text, maxTextUnits],
  ['Answer', Answer, maxTextUnits],
  ['Mask', Mask, 200],
  ['PrivacyVersion', PrivacyVersion, 40],
] as const)('%s counts UTF-16 units', (_, schema, most) => {
  const accepts = (text: string) => schema.safeParse(text).success;
  expect(accepts('a'.repeat(most))).toBe(true);
  expect(accepts('a'.repeat(most + 1))).toBe(false);
  expect(accepts('😀'.repeat(most / 2))).toBe(true);
  expect(accepts('😀'.repeat(most / 2) + 'a')).toBe(false);
});

const blanks = [
  '',
  '   ',
  '\n\t\r\n',
  '\u00a0\u3000\u2028',
  '\u200b',
  '\u200c\u200d\u2060\ufeff',
  '\u200e\u200f\u061c',
  '\u202a\u202e\u2066\u2069',
  '\ufe0e\ufe0f',
  '\u{e0100}\u{e0041}',
  '\u00ad\u034f',
  '\u115f\u3164\uffa0',
  '\u2800',
  '\u{1d159}\u{1d173}',
  '\u0000\u001b\u0085',
  '\ufffe\u{1ffff}',
];

test.each(blanks.map((text) => [JSON.stringify(text), text]))(
  'a message of %s alone is refused',
  (_, text) => {
    expect(Text.safeParse(text).success).toBe(false);
  },
);

const visible = ['.', '0', '👍🏽', '👨‍👩‍👧', '♥︎', 'ﷺ', '\u0301', '\u200fمرحبا', 'می‌خواهم', '\u200b!', '\ufffd'];

test.each(visible)('a message of %s is accepted', (text) => {
  expect(Text.safeParse(text).success).toBe(true);
});

/** Every string that a request can carry, by the path to it; names of answers too. */
function strings(schema: z.core.$ZodType, path = ''): [path: string, schema: z.core.$ZodType][] {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'object')
    return Object.entries(def.shape).flatMap(([name, each]) => strings(each, at(name)));
  if (def.type === 'record') return [...strings(def.keyType, at('*')), ...strings(def.valueType, at('*'))];
  if (def.type === 'optional') return strings(def.innerType, path);
  if (def.type === 'union') return def.options.flatMap((each) => strings(each, path));
  return ['string', 'enum', 'literal'].includes(def.type) ? [[path, schema]] : [];
}

const everyString = Object.entries(requests).flatMap(([type, { schema }]) =>
  strings(schema).map(([path, each]) => [type, path, each] as const),
);

test('the walk over the requests finds their strings', () => {
  const found = everyString.map(([type, path]) => `${type} ${path}`);
  for (const known of [
    'send text',
    'submitForm answers.*',
    'submitForm sealed.masks.*',
    'relayAnswer answer',
  ])
    expect(found).toContain(known);
});

test.each(everyString)('half a surrogate pair is refused in %s at %s', (_type, _path, schema) => {
  for (const half of ['\ud83d', 'x\ud83d', '\ude00', '\ude00\ud83d', 'a\udc00b'])
    expect(z.safeParse(schema as z.ZodMiniType, half).success).toBe(false);
});
