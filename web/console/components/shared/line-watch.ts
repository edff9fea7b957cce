import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchLine, type Line } from '../../../shared/line-events.ts';

/** While its element is on the page: has the connection checked when it may have died. */
export class LineWatch implements ReactiveController {
  readonly #line: Line;
  #stop = () => {};

  constructor(host: ReactiveControllerHost, line: () => Line | undefined) {
    this.#line = { checkNow: () => line()?.checkNow(), inUse: () => line()?.inUse() };
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchLine(this.#line);
  }

  hostDisconnected(): void {
    this.#stop();
  }
}
