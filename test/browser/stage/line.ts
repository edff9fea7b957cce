import type { BrowserContext, WebSocketRoute } from 'playwright-core';
import type { RequestType } from '../../../core/protocol/index.ts';

/** A page's line to the server, which a test can hold or cut. */
export class Line {
  readonly #sockets = new Set<WebSocketRoute>();
  /** What the visitor sends waits here while the line is held. */
  readonly #held: (() => void)[] = [];
  /** Types of the requests that are refused when they next come. */
  readonly #refused: string[] = [];
  #isHeld = false;
  #isCut = false;
  /** How often a page has tried a line that was cut. */
  tried = 0;

  /** Of every page that this browser opens from now on. */
  static async of(context: BrowserContext): Promise<Line> {
    const line = new Line();
    await context.routeWebSocket(/\/ws$/, (socket) => line.#opened(socket));
    return line;
  }

  /** From now on nothing of the visitor's gets through. */
  hold(): void {
    this.#isHeld = true;
  }

  /** What was held gets through, in its order, and what comes. */
  release(): void {
    this.#isHeld = false;
    for (const send of this.#held.splice(0)) send();
  }

  /** The next request of this type is refused in the server's place, for longer than a client waits by itself. */
  refuseNext(type: RequestType): void {
    this.#refused.push(type);
  }

  /** Breaks the line, and every one that is tried. */
  async cut(): Promise<void> {
    this.#isCut = true;
    const sockets = [...this.#sockets];
    this.#sockets.clear();
    await Promise.all(sockets.map((socket) => socket.close()));
  }

  /** Lines work again, from the next one that is tried. */
  mend(): void {
    this.#isCut = false;
  }

  #opened(socket: WebSocketRoute): void {
    if (this.#isCut) {
      this.tried += 1;
      return void socket.close();
    }
    this.#sockets.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (this.#refuses(socket, String(message))) return;
      if (this.#isHeld) this.#held.push(() => server.send(message));
      else server.send(message);
    });
  }

  #refuses(socket: WebSocketRoute, message: string): boolean {
    const { type, id } = JSON.parse(message) as { type: string; id: string };
    const index = this.#refused.indexOf(type);
    if (index < 0) return false;
    this.#refused.splice(index, 1);
    const refusal = { type: 'error', id, code: 'ERR_SLOW_DOWN', message: '', retryAfterMs: 60_000 };
    socket.send(JSON.stringify(refusal));
    return true;
  }
}
