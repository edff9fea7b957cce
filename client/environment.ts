import { webSocketConnect, type Connect } from './socket/wire.ts';

/** What the client needs from outside. Tests pass their own and move time by hand. */
export interface Environment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Runs `task` once, `ms` milliseconds from now; the returned function cancels that. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** Uniform in [0, 1). Spreads retries; nothing secret is made of it. */
  readonly random: () => number;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** Opens a WebSocket. */
  readonly connect: Connect;
}

/** The real clock, and the global WebSocket: for browsers. In Node use `nodeEnvironment` of node.ts. */
export const systemEnvironment: Environment = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newId: () => crypto.randomUUID(),
  connect: webSocketConnect,
};
