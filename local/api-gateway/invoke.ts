import type { InvocationResult } from '../lambda/messages.ts';

/** Invokes a function on behalf of a route or authorizer, named by its ARN. */
export type Invoke = (functionArn: string, sourceArn: string, event: unknown) => Promise<InvocationResult>;

/** Milliseconds that API Gateway waits for an integration. */
const integrationLimit = 29_000;

/** The same, given up after 29 s with the error type `Integration.Timedout`. The function runs on, as in AWS. */
export function limitIntegration(invoke: Invoke): Invoke {
  return async (...request) => {
    const { promise: late, resolve } = Promise.withResolvers<InvocationResult>();
    const error = { errorType: 'Integration.Timedout', errorMessage: 'Endpoint request timed out' };
    const timer = setTimeout(() => resolve({ error }), integrationLimit);
    const result = await Promise.race([invoke(...request), late]);
    clearTimeout(timer);
    return result;
  };
}
