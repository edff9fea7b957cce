import { mockClient } from 'aws-sdk-client-mock';
import { afterEach } from 'vitest';

/** Stands in for the clients of a class, and knows nothing any more when a test has ended. */
export const standIn: typeof mockClient = (client) => {
  const stub = mockClient(client);
  afterEach(() => {
    stub.reset();
  });
  return stub;
};
