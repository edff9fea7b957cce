import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from '../clock.ts';
import { loadHandler, type Handler } from './load-handler.ts';
import type { InstanceData, InstanceMessage, Invocation, LambdaError } from './messages.ts';

const data = workerData as InstanceData;
const port = parentPort;
if (port === null) throw new Error('local/lambda/worker.ts runs in a worker thread only');

const send = (message: InstanceMessage): void => port.postMessage(message);

/** Output goes through the same port as answers: what was written before an answer, or a death, arrives before it. */
function captureOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
      send({ type: 'output', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() });
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') process.nextTick(callback);
      return true;
    };
  }
}

function describe(thrown: unknown): LambdaError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown) };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') };
}

/** Lambda's Node runtime logs what a handler throws, with its stack: a leak test must see that too. */
function logError(label: string, { errorType, errorMessage, trace }: LambdaError): void {
  process.stderr.write(`ERROR\t${label}\t${JSON.stringify({ errorType, errorMessage, stack: trace })}\n`);
}

function contextOf({ requestId, timeout }: Invocation): object {
  const deadline = performance.now() + timeout;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMegabytes),
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}

async function run(handler: Handler, invocation: Invocation): Promise<void> {
  const { requestId } = invocation;
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    const text = JSON.stringify(result) as string | undefined;
    send({ type: 'done', requestId, payload: text ?? 'null' });
  } catch (thrown) {
    const error = describe(thrown);
    logError('Invoke Error', error);
    send({ type: 'error', requestId, error });
  }
}

// Not of the function's environment: it has been read when this thread began.
delete process.env['NODE_COMPILE_CACHE'];
captureOutput();
moveDate(data.clock);
try {
  const handler = await loadHandler(data.directory, data.handler);
  port.on('message', (invocation: Invocation) => void run(handler, invocation));
  send({ type: 'ready' });
} catch (thrown) {
  const error = describe(thrown);
  logError('Uncaught Exception', error);
  send({ type: 'failed', error });
}
