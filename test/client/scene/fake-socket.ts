import type { WireEvents } from '../../../client/index.ts';
import type { MemorySocket } from '../../../core/memory/gateway.ts';
import type { Request, RequestOf } from '../../../core/protocol/index.ts';

/** One WebSocket, as the server sees it. */
export class FakeSocket {
  readonly received: Request[] = [];
  readonly protocols: string[];
  readonly events: WireEvents;
  /** The way to the server, from when it was admitted. */
  wire: MemorySocket | undefined;
  open = false;
  closedByClient = false;

  constructor(protocols: string[], events: WireEvents) {
    this.protocols = protocols;
    this.events = events;
  }

  /** The credential that its client came with. */
  get credential(): string {
    return this.protocols[1] ?? '';
  }

  get role() {
    return this.credential.startsWith('visitor.') ? 'visitor' : 'agent';
  }

  /** What was received of one type. */
  requests<T extends Request['type']>(type: T): RequestOf<T>[] {
    return this.received.filter((request) => request.type === type) as RequestOf<T>[];
  }

  push(message: object): void {
    if (this.open) this.events.received(JSON.stringify(message));
  }

  /** The connection breaks, and the server notices. */
  cut(refusedWith?: number): void {
    this.open = false;
    this.wire?.close();
    this.events.closed(refusedWith);
  }

  closeByClient(): void {
    this.open = false;
    this.closedByClient = true;
    this.wire?.close();
  }
}
