import { expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';

test.each([
  '4',
  '4 ',
  '4242 ',
  '4242, ',
  '4242424242424242 ',
  '4242424242424242 123456789012 ',
  '123-45-6789 ',
  'ssn 123456789 ',
  'DE89 ',
  'DE',
  '• ',
  '•••• 4242 ',
  ' ',
  '\u0301',
  '\u200b',
  '字',
  'card 4242 4242 4242 4241 ',
  '😀',
  'cvv 123 ',
  '4242424242424242 12/29 123 ',
  'order 4242424242424242, ',
  'B4242424242424242^',
  'https://a.de/4242424242424242 ',
  '&nbsp;4242',
])('a hundred thousand characters of %j are done', (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length));
  const once = redact(text).text;
  expect(redact(once).text).toBe(once);
});
