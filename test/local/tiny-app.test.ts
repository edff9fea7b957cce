import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { signIn } from '../../local/oidc/sign-in.ts';
import type { Runtime, RuntimeOptions } from '../../local/runtime.ts';
import { synthesize } from '../../local/synthesize.ts';
import { startRuntime } from '../runtime.ts';
import { useRunningApp } from './running-app.ts';

const users = [{ username: 'ann', password: 'right', groups: ['writers'] }];
const app = useRunningApp('tiny-app', users);

const open = (protocols = ['tiny'], of = app.runtime) => app.open(of.webSocketUrl, protocols);
const notes = async (beginning: string, of = app.runtime): Promise<string[]> => {
  const items = (await of.database.scan('Notes')) as { id: string }[];
  return items.map(({ id }) => id).filter((id) => id.startsWith(beginning));
};

describe('an app that is not the product', () => {
  it('runs whole: nothing is skipped, and its outputs have local addresses', () => {
    expect(app.runtime.skipped).toEqual([]);
    expect(app.runtime.outputs.get('Tiny.SocketUrl')).toBe(app.runtime.webSocketUrl);
    expect(app.runtime.webSocketUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/tiny$/);
    expect(app.runtime.outputs.get('Tiny.ClientId')).toBe(app.runtime.signIn?.clientId);
  });

  it('echoes over its socket, in the subprotocol of its choice', async () => {
    const client = await open(['tiny', 'other']);
    expect(client.socket.protocol).toBe('tiny');
    expect(await client.ask({ type: 'echo', text: 'hello' })).toEqual({ type: 'echo', text: 'hello' });
  });

  it('admits whom its authorizer admits, and tells later messages what that said', async () => {
    await expect(open(['stranger'])).rejects.toThrow('401');
    await expect(open(['forbidden'])).rejects.toThrow('403');
    await expect(open(['refused'])).rejects.toThrow('409');
    const client = await open();
    expect(await client.ask({ type: 'who' })).toMatchObject({
      offered: 'tiny',
      issuer: app.runtime.signIn?.issuer,
      connectionId: app.runtime.sockets.list()[0]?.connectionId,
    });
  });

  it('uses its table and its key', async () => {
    const client = await open();
    expect(await client.ask({ type: 'keep', id: 'a', text: 'kept' })).toEqual({ kept: 'kept' });
    expect(await client.ask({ type: 'secret', text: 'sealed' })).toEqual({ opened: 'sealed' });
    const counted = app.runtime.traffic.calls
      .filter(({ operation }) => operation !== 'PutItem')
      .map(({ service, operation, caller }) => [service, operation, caller]);
    expect(counted).toEqual([
      ['dynamodb', 'GetItem', 'Tiny/Echo'],
      ['kms', 'Encrypt', 'Tiny/Echo'],
      ['kms', 'Decrypt', 'Tiny/Echo'],
    ]);
  });

  it('reaches its sockets, and a push comes before the reply to what caused it', async () => {
    const client = await open();
    expect(await client.ask({ type: 'push', text: 'hello' })).toEqual({ pushed: 'hello' });
    expect(await client.next()).toEqual({ posted: true });
    const gone = await client.ask({ type: 'push', connectionId: 'AAAAAAAAAAAAAAA=' });
    expect(gone).toEqual({ error: 'GoneException' });
  });

  it('hears of a socket that was cut', async () => {
    await open();
    const connectionId = app.runtime.sockets.list()[0]?.connectionId ?? '';
    app.runtime.sockets.cut(connectionId);
    await vi.waitFor(async () =>
      expect(await notes('disconnected')).toContain(`disconnected 1006 ${connectionId}`),
    );
  });

  it('logs its lines and its failures', async () => {
    const client = await open();
    await client.ask({ type: 'echo', text: 'four' });
    expect(await client.ask({ type: 'fail' })).toMatchObject({ message: 'Internal server error' });
    const lines = app.runtime.logs.filter((entry) => entry.function === 'Tiny/Echo').map(({ line }) => line);
    expect(lines).toContain('echoing 4 characters');
    expect(lines.at(-1)).toContain('"errorMessage":"failed as asked"');
  });

  it('can be invoked past its API', async () => {
    const event = { requestContext: { routeKey: 'echo' }, body: '{"type":"clock"}' };
    const { body } = (await app.runtime.invoke('Echo', event)) as { body: string };
    expect(Math.abs((JSON.parse(body) as { now: number }).now - app.runtime.clock.now())).toBeLessThan(5000);
    await expect(app.runtime.invoke('Guard', {})).rejects.toThrow('Unauthorized');
    await expect(app.runtime.invoke('Nothing', {})).rejects.toThrow('0 functions are called "Nothing"');
  });
});

describe('time', () => {
  it('fires the schedule, in the time that functions see', async () => {
    const before = await notes('aws.events');
    await app.runtime.advance(60_000);
    const after = await notes('aws.events');
    expect(after).toHaveLength(before.length + 1);
    const fired = Date.parse(after.find((note) => !before.includes(note))?.split(' ')[1] ?? '');
    expect(Math.abs(fired - app.runtime.clock.now())).toBeLessThan(5000);
  });

  it('passed in one step fires it a few times, not once for each minute', async () => {
    const before = await notes('aws.events');
    await app.runtime.advance(60 * 60_000);
    expect(await notes('aws.events')).toHaveLength(before.length + 3);
  });

  it('closes idle sockets', async () => {
    const client = await open();
    await app.runtime.advance(10 * 60_000);
    expect(await client.closed()).toMatchObject({ code: 1001 });
  });
});

describe('faults', () => {
  it('strike one function, at one call, and are gone', async () => {
    const client = await open();
    app.runtime.traffic.inject({ service: 'kms', operation: 'Decrypt', caller: 'Echo', kind: 'throttle' });
    expect(await client.ask({ type: 'secret', text: 'x' })).toEqual({ error: 'ThrottlingException' });
    expect(await client.ask({ type: 'secret', text: 'x' })).toEqual({ opened: 'x' });
  });

  it('kill an instance after its write: the write stands, the caller is told an error, a new instance answers', async () => {
    const client = await open();
    const writers = () =>
      app.runtime.traffic.calls
        .filter(({ operation }) => operation === 'PutItem')
        .map((call) => call.instance);
    // What was closed in the tests before is noted by the same function.
    await vi.waitFor(() => expect(app.runtime.invocationsUnderWay()).toBe(0));
    app.runtime.traffic.inject({ service: 'dynamodb', operation: 'PutItem', kind: 'die', when: 'after' });
    expect(await client.ask({ type: 'keep', id: 'posthumous' })).toMatchObject({
      message: 'Internal server error',
    });
    expect(await notes('posthumous')).toHaveLength(1);
    const killed = writers().at(-1);
    await client.ask({ type: 'keep', id: 'after it' });
    expect([killed, writers().at(-1) === killed]).toEqual([expect.any(String), false]);
  });

  it('end a function that takes longer than its template allows', async () => {
    const client = await open();
    const answer = await client.ask({ type: 'sleep', milliseconds: 60_000 });
    expect(answer).toMatchObject({ message: 'Internal server error' });
  });
});

describe('sign-in', () => {
  it('takes password and authenticator, and gives tokens for the client of the template', async () => {
    const [user] = app.runtime.signIn?.users ?? [];
    const { issuer = '', clientId = '' } = app.runtime.signIn ?? {};
    const { username = '', password = '', totp = () => '', id } = user ?? {};
    const { accessToken, expiresAt } = await signIn({ issuer, clientId, username, password, totp: totp() });
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ sub: id, client_id: clientId, 'cognito:groups': ['writers'] });
    expect(Math.abs(expiresAt - app.runtime.clock.now() - 15 * 60_000)).toBeLessThan(5000);
    await expect(signIn({ issuer, clientId, username, password, totp: '' })).rejects.toMatchObject({
      status: 401,
    });
  });

  it('has no groups but those of the template', async () => {
    const strange = [{ username: 'eve', password: 'x', groups: ['admins'] }];
    await expect(startRuntime({ assembly: app.assembly, users: strange })).rejects.toThrow(
      'eve: no group admins',
    );
  });
});

/** Runs a copy of the app whose template was edited. */
async function withTemplate(
  edit: (template: string) => string,
  use: (edited: Runtime) => Promise<void>,
  options: Partial<RuntimeOptions> = {},
): Promise<void> {
  const copy = mkdtempSync(join(app.directory, 'copy-'));
  cpSync(app.assembly, copy, { recursive: true });
  const file = join(copy, 'Tiny.template.json');
  const template = readFileSync(file, 'utf8');
  const edited = edit(template);
  writeFileSync(file, edited);
  const changed = await startRuntime({ assembly: copy, ...options });
  try {
    expect(edited).not.toBe(template);
    await use(changed);
  } finally {
    await changed.stop();
  }
}

describe('what the template does not allow', () => {
  it.each([
    ['dynamodb:GetItem', { type: 'keep', id: 'b' }],
    ['kms:Decrypt', { type: 'secret', text: 'x' }],
    ['execute-api:ManageConnections', { type: 'push', text: 'x' }],
  ])('is refused: without %s that call fails, and the refusal says so', async (action, message) => {
    const [service, operation] = action.split(':');
    const without = (template: string): string =>
      template.replaceAll(`"${service}:${operation}"`, `"${service}:Nothing"`);
    await withTemplate(without, async (edited) => {
      const client = await open(['tiny'], edited);
      expect(await client.ask(message)).toEqual({ error: 'AccessDeniedException' });
      expect(edited.refusals).toEqual([
        expect.stringContaining(`Tiny/Echo is not authorized to perform: ${action}`),
      ]);
    });
  });

  it('includes invoking a function: without the permission the schedule fires in vain', async () => {
    const withoutPermission = (template: string): string =>
      template.replaceAll('"Principal": "events.amazonaws.com"', '"Principal": "s3.amazonaws.com"');
    await withTemplate(withoutPermission, async (edited) => {
      await edited.advance(60_000);
      expect(await notes('aws.events', edited)).toEqual([]);
      expect(edited.logs.at(-1)?.line).toContain('events.amazonaws.com may not invoke');
    });
  });
});

describe('stop and start', () => {
  it('keeps tables, keys and users in the data folder, and leaves nothing else behind', async () => {
    const data = join(app.directory, 'data');
    const first = await startRuntime({ assembly: app.assembly, users, data });
    await (await open(['tiny'], first)).ask({ type: 'keep', id: 'lasting' });
    const id = first.signIn?.users[0]?.id;
    await first.stop();
    await first.stop();
    await expect(open(['tiny'], first)).rejects.toThrow('ECONNREFUSED');
    const second = await startRuntime({ assembly: app.assembly, users, data });
    expect(await notes('lasting', second)).toEqual(['lasting']);
    expect(second.signIn?.users[0]?.id).toBe(id);
    await second.stop();
  });

  it('says at the start what it does not run', async () => {
    const lines: string[] = [];
    const withQueue = (template: string): string =>
      template.replace('"Resources": {', '"Resources": { "Queue": { "Type": "AWS::SQS::Queue" },');
    await withTemplate(
      withQueue,
      (edited) => Promise.resolve(expect(edited.skipped).toEqual(['AWS::SQS::Queue'])),
      { log: (line) => lines.push(line) },
    );
    expect(lines).toEqual(['not run here: AWS::SQS::Queue']);
  });
});

describe('synthesis', () => {
  it('that fails says what the app said', async () => {
    const broken = mkdtempSync(join(app.directory, 'broken-'));
    writeFileSync(join(broken, 'cdk.json'), '{"app":"echo what was wrong >&2; exit 1"}');
    await expect(synthesize(broken, join(broken, 'out'))).rejects.toThrow('what was wrong');
    writeFileSync(join(broken, 'cdk.json'), '{}');
    await expect(synthesize(broken, join(broken, 'out'))).rejects.toThrow('names no app');
  });
});
