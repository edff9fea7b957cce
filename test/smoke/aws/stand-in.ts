import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach } from 'vitest';

/** Stands in for the clients of a class while a file's tests run, and knows nothing any more when one has ended. */
export const standIn: typeof mockClient = (client) => {
  const stub = mockClient(client);
  afterEach(() => {
    stub.reset();
  });
  afterAll(() => {
    stub.restore();
  });
  return stub;
};
