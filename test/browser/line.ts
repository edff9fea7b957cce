import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/** A visitor's line to the server, which a test can hold or cut. */
export class Line {
  readonly #sockets = new Set<WebSocketRoute>();
  /** What the visitor sends waits here while the line is held. */
  readonly #held: (() => void)[] = [];
  #isHeld = false;
  #isCut = false;

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
    if (this.#isCut) return void socket.close();
    this.#sockets.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (this.#isHeld) this.#held.push(() => server.send(message));
      else server.send(message);
    });
  }
}
