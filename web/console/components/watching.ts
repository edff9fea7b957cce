import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../work/observable.ts';

/** Draws its element again whenever what it watches has changed. */
export class Watching implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Observable | undefined;
  #watched: Observable | undefined;
  #stop = () => {};

  constructor(host: ReactiveControllerHost, source: () => Observable | undefined) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch(this.#source());
  }

  hostUpdate(): void {
    const source = this.#source();
    if (source !== this.#watched) this.#watch(source);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  #watch(source: Observable | undefined): void {
    this.#stop();
    this.#watched = source;
    this.#stop = source?.subscribe(() => this.#host.requestUpdate()) ?? (() => {});
  }
}
