import { expect, test } from 'vitest';
import { runSmoke } from '../../smoke/command.ts';

const site = 'https://example.com';
const pin = 'f'.repeat(64);

test.each([
  ['no address', { url: undefined }],
  ['an address without a scheme', { url: 'example.com' }],
  ['plain http to another machine', { url: 'http://example.com' }],
  ['an address with a path', { url: `${site}/console` }],
  ['an address with a user', { url: 'https://me@example.com' }],
  ['a wait that is no number', { url: site, wait: 'long' }],
  ['an API that is no socket', { url: site, api: 'https://api.example.com' }],
  ['no fingerprint', { url: site, pin: undefined }],
  ['a fingerprint that is none', { url: site, pin: pin.toUpperCase() }],
])('%s is misuse: nothing is asked of anybody', async (_, given) => {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  expect(await runSmoke({ json: false, pin, ...given }, { tell: write, print: write }, {})).toBe(2);
  expect(lines).toEqual([]);
});
