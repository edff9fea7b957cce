import type { AwsCredentials } from '../credentials.ts';

/** What a worker thread needs to become an instance of a function. */
export interface InstanceData {
  /** Absolute path of the folder with the function's code. */
  readonly directory: string;
  /** `file.export`, as the template names it. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
  /** The offset of the runtime's clock. */
  readonly clock: SharedArrayBuffer;
}

/** From the runtime to an instance: handle this event. JSON text, as Lambda would hand it over. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  /** Milliseconds that the function has. */
  readonly timeout: number;
}

/** How Lambda describes a failed invocation to its caller. */
export interface LambdaError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** From an instance to the runtime. */
export type InstanceMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly error: LambdaError }
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'error'; readonly requestId: string; readonly error: LambdaError };

/** The outcome of an invocation. `payload` is what the handler returned, after JSON. */
export type InvocationResult =
  | { readonly payload: unknown; readonly error?: never }
  | { readonly error: LambdaError; readonly payload?: never };

/** The credentials' part of an instance's environment. */
export function credentialsEnvironment(credentials: AwsCredentials): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
}
