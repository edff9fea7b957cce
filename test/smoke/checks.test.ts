import { expect, test } from 'vitest';
import { type Check, find } from '../../smoke/check.ts';
import { firewall, httpsOnly, siteHeaders } from '../../smoke/checks/site.ts';
import { credentials, goingAround, headerCase, throughDistribution } from '../../smoke/checks/sockets.ts';
import { answerHandshake, siteInTest } from './site-in-test.ts';

async function resultOf(check: Check): Promise<string> {
  const { result, reason } = await find(check);
  return reason === undefined ? result : `${result}: ${reason}`;
}

const good = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
};

test.each([
  ['passed', good],
  [
    'failed: /: the CSP does not begin by allowing nothing; the CSP lets other pages frame this one',
    { ...good, 'Content-Security-Policy': '' },
  ],
  [
    'failed: /: HSTS is missing or shorter than a year',
    { ...good, 'Strict-Transport-Security': 'max-age=300' },
  ],
  ['failed: /: nosniff is missing', { ...good, 'X-Content-Type-Options': '' }],
  ['failed: /: a cookie is set', { ...good, 'Set-Cookie': 'a=b' }],
])('pages’ headers: %s', async (expected, headers) => {
  const site = await siteInTest({ answer: (_, response) => response.writeHead(200, headers).end() });
  expect(await resultOf(siteHeaders(site))).toBe(expected);
});

test.each([
  ['passed', 403, 200],
  ['failed: the attack is answered with 200', 200, 200],
  ['failed: an ordinary request is answered with 403', 403, 403],
])('the firewall: %s', async (expected, attacked, ordinary) => {
  const site = await siteInTest({
    answer: ({ url = '', headers }, response) => {
      const isAttack = url.includes('script') && headers['user-agent'] === undefined;
      response.writeHead(isAttack ? attacked : ordinary).end();
    },
  });
  expect(await resultOf(firewall(site))).toBe(expected);
});

test('what is asked for in the clear and answered in the clear is a failure', async () => {
  const site = await siteInTest({});
  expect(await resultOf(httpsOnly(site))).toMatch(/^failed: http:\/\/127\.0\.0\.1:\d+ answers 200$/);
});

test('an authorizer that knows one spelling only is found, with the spelling that it does not know', async () => {
  const site = await siteInTest({
    upgrade: (socket, names) => answerHandshake(socket, names.includes('Sec-WebSocket-Protocol') ? 101 : 401),
  });
  expect(await resultOf(headerCase(site))).toBe(
    'failed: spelt sec-websocket-protocol, a handshake is answered with 401',
  );
});

test('the header’s name is spelt on the wire as it was given', async () => {
  const spelt: (string | undefined)[] = [];
  const site = await siteInTest({
    upgrade: (socket, names) => {
      spelt.push(names.find((name) => name.toLowerCase() === 'sec-websocket-protocol'));
      answerHandshake(socket, 101);
    },
  });
  expect(await resultOf(headerCase(site))).toBe('passed');
  expect(spelt).toEqual(['sec-websocket-protocol', 'SEC-WEBSOCKET-PROTOCOL', 'Sec-WebSocket-Protocol']);
});

test.each([
  ['failed: without a header, a handshake is answered with 101', () => 101],
  [
    'failed: with a false token, a handshake is answered with 500',
    (offered: string) => (offered.includes('bearer') ? 500 : 401),
  ],
  ['failed: a visitor’s handshake is answered with 401', () => 401],
  [
    'failed: the server does not name the one subprotocol in its answer',
    (offered: string) => (offered.includes('visitor') ? 101 : 401),
  ],
])('credentials: %s', async (expected, statusOf) => {
  const site = await siteInTest({
    upgrade: (socket, _, protocols) => answerHandshake(socket, statusOf(protocols)),
  });
  expect(await resultOf(credentials(site))).toBe(expected);
});

test('sockets that do not come through CloudFront are found', async () => {
  const site = await siteInTest({ upgrade: (socket) => answerHandshake(socket, 101) });
  expect(await resultOf(throughDistribution(site))).toBe('failed: the answer has no header of CloudFront’s');
  const front = await siteInTest({
    upgrade: (socket) =>
      answerHandshake(socket, 101, ['X-Amz-Cf-Id: abc', 'Via: 1.1 x.cloudfront.net (CloudFront)']),
  });
  expect(await resultOf(throughDistribution(front))).toBe('passed');
});

test('an API that can be reached around the distribution is found', async () => {
  const { config } = await siteInTest({ upgrade: (socket) => answerHandshake(socket, 101) });
  expect(await resultOf(goingAround(() => Promise.resolve(config.webSocketUrl)))).toBe(
    'failed: a handshake with the API itself is answered with 101',
  );
});

test('a site that does not answer is a failure, not an error', async () => {
  const site = { ...(await siteInTest({})), url: new URL('http://127.0.0.1:9') };
  expect(await resultOf(siteHeaders(site))).toBe('failed: http://127.0.0.1:9 does not answer');
});
