import { randomUUID } from 'node:crypto';
import { VisitorClient } from '../client/index.ts';
import type { Environment } from '../client/environment.ts';
import { toFrame } from '../client/socket/frame.ts';
import { Link } from '../client/socket/link.ts';

/**
 * One ping on a socket of its own, as clients send when the server has been silent.
 *
 * @returns the server's time, ms since the epoch
 * @throws a SealformError, or that the socket was cut
 */
export async function ping(url: string, environment: Environment): Promise<number> {
  const token = `visitor.${VisitorClient.newCredential()}`;
  const nothing = () => undefined;
  const events = { received: nothing, ignored: nothing, quiet: nothing, silent: nothing, closed: nothing };
  const link = new Link(url, token, environment, events);
  try {
    await link.opened;
    const { at } = await link.request(toFrame({ type: 'ping', id: randomUUID() }));
    return at;
  } finally {
    link.close();
  }
}
