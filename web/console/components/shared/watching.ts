import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Changing } from '../../../shared/changes.ts';

/** Draws its element again whenever what it watches has changed. */
export class Watching implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Changing | undefined;
  #watched: Changing | undefined;
  #stop = () => {};

  constructor(host: ReactiveControllerHost, source: () => Changing | undefined) {
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

  #watch(source: Changing | undefined): void {
    this.#stop();
    this.#watched = source;
    this.#stop = source?.changes.subscribe(() => this.#host.requestUpdate()) ?? (() => {});
  }
}
