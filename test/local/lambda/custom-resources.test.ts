import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, CustomResource, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime as LambdaRuntime } from 'aws-cdk-lib/aws-lambda';
import { afterEach, expect, it } from 'vitest';
import type { Runtime } from '../../../local/runtime.ts';
import { startRuntime } from '../../runtime.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'custom-resources-'));
  cleanups.push(() => rmSync(made, { recursive: true }));
  return made;
}

function lambda(stack: Stack, id: string, source: string, environment: Record<string, string> = {}) {
  const code = folder();
  writeFileSync(join(code, 'index.js'), source);
  const runtime = LambdaRuntime.NODEJS_24_X;
  return new LambdaFunction(stack, id, {
    runtime,
    handler: 'index.handler',
    code: Code.fromAsset(code),
    environment,
  });
}

/** A function that gives a greeting for a name. `answer` is JavaScript: what it puts, or nothing. */
const greeter = (answer: string) => `
  exports.handler = async (event) => {
    const { RequestType, ResourceProperties: { Name } } = event;
    const answer = ${answer};
    if (answer) await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
  };`;

const greeting = "{ Status: 'SUCCESS', Data: { Text: RequestType + ' $& ' + Name, TextLength: 7 } }";

/** A stack whose second resource is given what the first one's function answered. */
async function start(answer = greeting): Promise<Runtime> {
  const outdir = folder();
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Greetings');
  const { functionArn: serviceToken } = lambda(stack, 'Greeter', greeter(answer));
  const greet = (id: string, Name: string) =>
    new CustomResource(stack, id, {
      serviceToken,
      resourceType: 'Custom::Greeting',
      properties: { Name },
    });
  const first = greet('First', 'Ana');
  const second = greet('Second', first.getAttString('Text'));
  const told = { TEXT: second.getAttString('Text') };
  lambda(stack, 'Told', 'exports.handler = async () => process.env.TEXT;', told);
  new CfnOutput(stack, 'Text', { value: second.getAttString('Text') });
  new CfnOutput(stack, 'Length', { value: first.getAttString('TextLength') });
  app.synth();
  const runtime = await startRuntime({ assembly: outdir });
  cleanups.push(() => runtime.stop());
  return runtime;
}

it('is made by its function when the app starts, before whatever is given its attributes', async () => {
  const runtime = await start();
  expect(runtime.skipped).toEqual([]);
  expect(runtime.outputs.get('Greetings.Text')).toBe('Create $& Create $& Ana');
  expect(runtime.outputs.get('Greetings.Length')).toBe('7');
  expect(await runtime.invoke('Told', {})).toBe('Create $& Create $& Ana');
});

it.each([
  ['answers that it failed', "{ Status: 'FAILED', Reason: 'no voice' }", /First.* was not made: "no voice"$/],
  ['ends without an answer', 'undefined', /First.* was not made: its function ended without an answer$/],
  ['answers nonsense', '[1]', /First.* was not made: its function ended without an answer$/],
  ['throws', '(() => { throw new TypeError("oh") })()', /First.* was not made: TypeError: oh$/],
])('keeps the app from starting if its function %s', async (_, answer, says) => {
  await expect(start(answer)).rejects.toThrow(says);
});
