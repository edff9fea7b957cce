import { createServer } from 'node:net';

/** This port of 127.0.0.1 if nobody has it, otherwise 0, which stands for any free one. */
export function freeOrAny(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}
