import type { Clock } from '../clock.ts';
import type { Connection } from './connection.ts';

/** Milliseconds without a message after which API Gateway closes a connection. */
const idleLimit = 10 * 60_000;
/** Milliseconds that a connection may last. */
const ageLimit = 2 * 60 * 60_000;
/** Milliseconds between two looks at the limits while real time passes. */
const lookEvery = 1_000;

/** What tests may do to the open connections. */
export interface Sockets {
  list(): readonly OpenConnection[];
  /** Drops the TCP connection without a close frame. */
  cut(connectionId: string): void;
  /** The peer stays open, but nothing is delivered any more, in either direction. */
  freeze(connectionId: string): void;
}

export interface OpenConnection {
  readonly connectionId: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  readonly lastActiveAt: number;
  /** What the authorizer passed on. */
  readonly authorizer: Readonly<Record<string, string>>;
}

/** The open connections of an API, and their limits in time. */
export class Connections implements Sockets {
  readonly #open = new Map<string, Connection>();
  readonly #clock: Clock;
  readonly #timer: NodeJS.Timeout;
  readonly #onLost: (connection: Connection) => void;

  /** @param onLost called when a frozen connection reaches a limit: its peer cannot be told, but it is over */
  constructor(clock: Clock, onLost: (connection: Connection) => void) {
    this.#clock = clock;
    this.#onLost = onLost;
    this.#timer = setInterval(() => this.#enforce(), lookEvery).unref();
    clock.onAdvance(() => this.#enforce());
  }

  get(id: string): Connection | undefined {
    return this.#open.get(id);
  }

  add(connection: Connection): void {
    this.#open.set(connection.id, connection);
  }

  /** Forgets a connection. Returns whether it was known. */
  remove(connection: Connection): boolean {
    return this.#open.delete(connection.id);
  }

  list(): readonly OpenConnection[] {
    return [...this.#open.values()].map(({ id, connectedAt, lastActiveAt, authorizer }) => ({
      connectionId: id,
      connectedAt,
      lastActiveAt,
      authorizer: authorizer ?? {},
    }));
  }

  cut(connectionId: string): void {
    this.#known(connectionId).cut();
  }

  freeze(connectionId: string): void {
    this.#known(connectionId).freeze();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#open.clear();
  }

  #known(id: string): Connection {
    const connection = this.#open.get(id);
    if (connection === undefined) throw new Error(`no open connection ${id}`);
    return connection;
  }

  #enforce(): void {
    const now = this.#clock.now();
    for (const connection of this.#open.values()) {
      const expired = now - connection.lastActiveAt >= idleLimit || now - connection.connectedAt >= ageLimit;
      if (!expired) continue;
      if (connection.frozen) this.#onLost(connection);
      else connection.close(1001, 'Going away');
    }
  }
}

/** The sockets of several APIs as one. */
export function allSockets(each: readonly Sockets[]): Sockets {
  const owner = (id: string): Sockets => {
    const found = each.find((sockets) => sockets.list().some(({ connectionId }) => connectionId === id));
    if (found === undefined) throw new Error(`no open connection ${id}`);
    return found;
  };
  return {
    list: () => each.flatMap((sockets) => sockets.list()),
    cut: (id) => owner(id).cut(id),
    freeze: (id) => owner(id).freeze(id),
  };
}
