import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Functions } from './functions.ts';

const functions = new Functions();
const handler = (body: string): string =>
  `let calls = 0; exports.handler = async (event, context) => { ${body} };`;

beforeAll(() => {
  functions.declare('Counter', handler('return { calls: ++calls, event };'));
  functions.declare('Seer', handler('return { environment: process.env, now: Date.now() };'), {
    MemorySize: 512,
    Environment: { Variables: { ADDRESS_URL: 'https://in-aws/stage', OWN: 'yes' } },
  });
  functions.declare(
    'Talker',
    handler(
      `process.stdout.write('one\\ntw'); process.stdout.write('o\\n'); console.log('three'); console.error('four');
       process.stderr.write('five without an end'); if (event.die) process.exit(1); return null;`,
    ),
  );
  functions.declare(
    'Thrower',
    handler(`class OwnError extends Error { name = 'OwnError' } throw new OwnError('as asked');`),
  );
  functions.declare('Slow', handler('await new Promise(() => setTimeout(() => {}, 1e6));'), { Timeout: 1 });
  functions.declare(
    'Waiter',
    handler(`if (event.wait) await new Promise((go) => setTimeout(go, 1e6)); return ++calls;`),
    {
      Timeout: 60,
    },
  );
  functions.declare(
    'Gate',
    `let inside = 0;
    exports.handler = async () => { inside += 1; await new Promise((go) => setTimeout(go, 50)); inside -= 1; return inside; };`,
  );
  functions.declare(
    'Late',
    handler(`setImmediate(() => { throw new Error('too late'); }); await new Promise(() => {});`),
  );
  functions.declare('Mapped', handler('return 1;'), {
    Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } },
  });
  functions.declare('Broken', `throw new Error('does not load');`);
  functions.declare('Absent', handler('return 1;'), { Handler: 'index.other' });
  functions.declare('Disabled', handler('return 1;'), { ReservedConcurrentExecutions: 0 });
  functions.declare('Single', handler('await new Promise((go) => setTimeout(go, 20)); return ++calls;'), {
    ReservedConcurrentExecutions: 1,
  });
  functions.declare(
    'Module',
    `export const handler = async () => import.meta.filename.length > 0;`,
    {},
    'index.mjs',
  );
  functions.declare(
    'Clocked',
    handler(
      'return { remaining: context.getRemainingTimeInMillis(), id: context.awsRequestId, name: context.functionName };',
    ),
    { Timeout: 7 },
  );
  functions.permit(
    'Counter',
    'apigateway.amazonaws.com',
    'arn:aws:execute-api:eu-west-1:000000000000:api/*$connect',
  );
});
afterAll(() => functions.stop());

const invoke = async (name: string, event: unknown = {}): Promise<unknown> =>
  (await functions.lambda.invoke(name, event)).payload;
const fail = async (name: string, event: unknown = {}): Promise<unknown> =>
  (await functions.lambda.invoke(name, event)).error;

describe('an instance', () => {
  it('is used again when it is idle, and keeps its state', async () => {
    expect(await invoke('Counter', { a: 1 })).toEqual({ calls: 1, event: { a: 1 } });
    expect(await invoke('Counter')).toEqual({ calls: 2, event: {} });
  });

  it('takes one event at a time: simultaneous ones meet different instances', async () => {
    expect(await Promise.all([1, 2, 3].map(() => invoke('Gate')))).toEqual([0, 0, 0]);
  });

  it('is one of no more than the template reserves: further events wait', async () => {
    expect(await Promise.all([1, 2, 3].map(() => invoke('Single')))).toEqual([1, 2, 3]);
    expect(await fail('Disabled')).toMatchObject({ errorType: 'TooManyRequestsException' });
  });

  it('loads ECMAScript modules as well as CommonJS', async () => {
    expect(await invoke('Module')).toBe(true);
  });

  it("takes Node's options from its environment", async () => {
    expect(await invoke('Mapped')).toBe(1);
  });

  it('has the context that Lambda gives', async () => {
    expect(await invoke('Clocked')).toEqual({
      remaining: expect.toSatisfy((ms: number) => ms > 5000 && ms <= 7000) as number,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      name: 'physical-Clocked',
    });
  });

  it('sees the clock move', async () => {
    functions.clock.advance(3_600_000);
    const { now } = (await invoke('Seer')) as { now: number };
    expect(Math.abs(now - functions.clock.now())).toBeLessThan(5_000);
  });
});

describe('the environment', () => {
  it('is what the template and Lambda set, with local addresses, and nothing of the host', async () => {
    vi.stubEnv('SECRET_OF_THE_HOST', 'leaked');
    await functions.lambda.kill(functions.lambda.instancesOf('Seer')[0] ?? '');
    const { environment } = (await invoke('Seer')) as { environment: Record<string, string> };
    expect(environment).toMatchObject({
      OWN: 'yes',
      ADDRESS_URL: 'http://here/stage',
      AWS_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'physical-Seer',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1',
    });
    const own = ['OWN', 'ADDRESS_URL', 'LAMBDA_TASK_ROOT', '_HANDLER', 'TZ'];
    expect(
      Object.keys(environment).filter((name) => !own.includes(name) && !name.startsWith('AWS_')),
    ).toEqual([]);
  });

  it("has credentials that are the instance's own", async () => {
    const { environment } = (await invoke('Seer')) as { environment: Record<string, string> };
    const key = environment['AWS_ACCESS_KEY_ID'] ?? '';
    const identity = functions.credentials.identify({
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20270101/eu-west-1/kms/aws4_request`,
      'x-amz-security-token': environment['AWS_SESSION_TOKEN'] ?? '',
    });
    expect(identity).toMatchObject({ roleArn: 'role-of-Seer', caller: 'App/Seer' });
  });
});

describe('failure', () => {
  it('of the handler is its error, and is logged with its stack, as Lambda does', async () => {
    expect(await fail('Thrower')).toMatchObject({ errorType: 'OwnError', errorMessage: 'as asked' });
    expect(functions.linesOf('Thrower')).toEqual([expect.stringContaining('"stack":["OwnError: as asked"')]);
  });

  it('to answer in time ends the instance', async () => {
    expect(await fail('Slow')).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('Task timed out after 1.00 seconds') as string,
    });
  });

  it('to load is an error for the caller', async () => {
    expect(await fail('Broken')).toMatchObject({ errorMessage: 'does not load' });
    expect(await fail('Absent')).toMatchObject({ errorMessage: 'index.other is undefined or not exported' });
  });

  it('by death in the middle is an error, and the next event meets a new instance', async () => {
    expect(await invoke('Waiter')).toBe(1);
    const doomed = fail('Waiter', { wait: true });
    const [instance] = functions.lambda.instancesOf('Waiter');
    await functions.lambda.kill(instance ?? '');
    expect(await doomed).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await invoke('Waiter')).toBe(1);
  });

  it('outside of the handler ends the instance, and is logged with its stack', async () => {
    expect(await fail('Late')).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(functions.linesOf('Late')).toEqual([
      expect.stringMatching(/Uncaught Exception.*"stack":\["Error: too late"/),
    ]);
  });

  it('by exiting is an error', async () => {
    expect(await fail('Talker', { die: true })).toMatchObject({ errorType: 'Runtime.ExitError' });
  });
});

describe('logs', () => {
  it('hold each line that was written, before and in death', async () => {
    const before = functions.linesOf('Talker').length;
    await fail('Talker', { die: true });
    const lines = functions.linesOf('Talker').slice(before);
    expect(lines).toEqual(['one', 'two', 'three', 'four', 'five without an end']);
  });
});

describe('permission', () => {
  const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:Counter';
  const source = 'arn:aws:execute-api:eu-west-1:000000000000:api';

  it('of the template lets a service invoke', async () => {
    const invoker = { principal: 'apigateway.amazonaws.com', sourceArn: `${source}/stage/$connect` };
    expect(await functions.lambda.invokeFor(invoker, arn, {})).toHaveProperty('payload');
  });

  it.each([
    ['another route', 'apigateway.amazonaws.com', `${source}/stage/send`],
    ['another service', 'events.amazonaws.com', `${source}/stage/$connect`],
  ])('is needed: %s is refused, and that is logged', async (_what, principal, sourceArn) => {
    const { error } = await functions.lambda.invokeFor({ principal, sourceArn }, arn, {});
    expect(error).toMatchObject({ errorType: 'AccessDeniedException' });
    expect(functions.linesOf('Counter').at(-1)).toContain(`${principal} may not invoke`);
  });
});
