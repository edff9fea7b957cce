import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import type { Request } from '../../core/protocol/index.ts';
import { refusals } from '../../lambdas/adapters/handshake/handshake-refused.ts';
import { IssuerUnreachable } from '../../lambdas/adapters/handshake/issuer-keys.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { makeServer, startVisitor } from '../client/scene/clients.ts';
import type { FakeServer } from '../client/scene/fake-server.ts';
import type { FakeSocket } from '../client/scene/fake-socket.ts';
import { sectionOf } from './page.ts';

const page = readFileSync('docs/protocol.md', 'utf8');

it('docs/protocol.md explains every reason for which a handshake is refused, and no other', () => {
  const named = [...sectionOf(page, 'Refused handshakes').matchAll(/^\|[^|]*\| `(\w+)`/gm)];
  expect(named.map(([, reason]) => reason)).toEqual([...refusals, new IssuerUnreachable().name]);
});

it('docs/protocol.md gives a program an address that its client may be sent back to', () => {
  const [address] = /http:\/\/localhost\S+?(?=`)/.exec(sectionOf(page, 'Signing in as staff')) ?? [];
  const clients = readAssembly(inject('assembly')).ofType('AWS::Cognito::UserPoolClient');
  const operator = clients.find(({ path }) => path.includes('/Operator'));
  expect(operator?.properties['CallbackURLs']).toEqual([address]);
});

describe('docs/protocol.md says how often a request is repeated', () => {
  const [, sentence = ''] = /\*\*How often\.\*\* (.*)/.exec(page) ?? [];
  const times = (after: string) => Number(new RegExp(`(\\d+) times after ${after}`).exec(sentence)?.[1]);

  const failures: [name: string, after: string, fail: (server: FakeServer, ...of: Sent) => unknown][] = [
    [
      'ERR_TRY_AGAIN',
      '`ERR_TRY_AGAIN`',
      (server, request, on) => server.refuse(on, request, 'ERR_TRY_AGAIN'),
    ],
    [
      'ERR_SLOW_DOWN',
      '`ERR_SLOW_DOWN`',
      (server, request, on) => server.refuse(on, request, 'ERR_SLOW_DOWN'),
    ],
    ['no answer', 'no answer', () => undefined],
    ['a closed socket', 'a closed socket', (_server, _request, on) => on.cut()],
  ];
  type Sent = [request: Request, on: FakeSocket];

  it.each(failures)('after %s', async (_name, after, fail) => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    const ids: string[] = [];
    server.intercept = (request, socket) => {
      if (request.type !== 'send') return false;
      ids.push(request.id);
      fail(server, request, socket);
      return true;
    };
    await expect(server.environment.until(client.send('again'))).rejects.toThrow();
    expect(ids).toHaveLength(1 + times(after));
    expect(new Set(ids).size).toBe(1);
  });
});
