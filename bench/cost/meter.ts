import type { Environment } from '../../client/environment.ts';
import { answerWithinMs, openWithinMs, silenceMs, wordWithinMs } from '../../client/socket/limits.ts';
import { environmentOf } from '../../play/local/people.ts';
import type { Runtime } from '../../local/runtime.ts';
import { callsForPeople } from './calls.ts';
import type { MeteredDatabase } from './metered-database.ts';
import { difference, type Usage } from './usage.ts';

/** What somebody's doing used. */
export interface Metered {
  /** What AWS bills for it by use. */
  readonly usage: Usage;
  /** Operations of DynamoDB, KMS and sockets. */
  readonly calls: readonly string[];
}

/** How long the last replies and log lines of a step may take, ms. */
const patienceMs = 60_000;

/** Clients lose no patience: what is billed does not depend on how busy this machine is. */
const patience: readonly number[] = [answerWithinMs, openWithinMs, wordWithinMs];

/** Reads what a running app has used so far. Clients have to use its environment: their messages are counted there. */
export class Meter {
  readonly environment: Environment;
  readonly #runtime: Runtime;
  readonly #database: MeteredDatabase;
  readonly #silences = new Set<() => void>();
  #opened = 0;
  #closed = 0;
  #sent = 0;
  #received = 0;
  #bytesOut = 0;

  constructor(runtime: Runtime, database: MeteredDatabase) {
    this.#runtime = runtime;
    this.#database = database;
    const environment = environmentOf(runtime);
    this.environment = {
      ...environment,
      connect: this.#counting(environment.connect),
      after: (ms, task) => {
        if (patience.includes(ms)) return () => undefined;
        return ms === silenceMs ? this.#hold(task) : environment.after(ms, task);
      },
    };
  }

  /** Every open socket has been silent for as long as clients let it be: they ask for a word. */
  async passSilence(): Promise<void> {
    await this.#settled();
    const due = [...this.#silences];
    this.#silences.clear();
    for (const task of due) task();
  }

  /** What this uses, and what the functions call for it. */
  async of(run: () => Promise<unknown>): Promise<Metered> {
    await this.#settled();
    const { calls } = this.#runtime.traffic;
    const [before, called] = [this.#reading(), calls.length];
    await run();
    await this.#settled();
    return { usage: difference(this.#reading(), before), calls: callsForPeople(calls.slice(called)) };
  }

  #hold(task: () => void): () => void {
    this.#silences.add(task);
    return () => this.#silences.delete(task);
  }

  #counting(connect: Environment['connect']): Environment['connect'] {
    return (url, protocols, events) => {
      this.#opened += 1;
      const socket = connect(url, protocols, {
        ...events,
        received: (text) => {
          this.#received += 1;
          this.#bytesOut += Buffer.byteLength(text);
          events.received(text);
        },
      });
      const send = (text: string) => {
        this.#sent += 1;
        socket.send(text);
      };
      const close = () => {
        this.#closed += 1;
        socket.close();
      };
      return { send, close };
    };
  }

  #reading(): Usage {
    const { writeUnits, readUnits } = this.#database;
    const { logs } = this.#runtime;
    return {
      writeUnits,
      readUnits,
      messages: this.#sent + this.#received,
      invocations: this.#invocations(),
      keyRequests: this.#calls('kms'),
      handshakes: this.#opened,
      bytesOut: this.#bytesOut,
      logBytes: logs.reduce((bytes, { line }) => bytes + Buffer.byteLength(line) + 1, 0),
    };
  }

  /** A handshake runs the authorizer and `$connect`; everything else in the access log runs one function. */
  #invocations(): number {
    return this.#requests('CONNECT') * 2 + this.#requests('DISCONNECT') + this.#requests('MESSAGE');
  }

  #requests(event: string): number {
    return this.#runtime.logs.filter(({ line }) => line.includes(`"event":"${event}"`)).length;
  }

  #calls(service: string): number {
    return this.#runtime.traffic.calls.filter((call) => call.service === service).length;
  }

  /** Until every request is answered and in the access log, every push has arrived, and who left is gone. */
  async #settled(): Promise<void> {
    const until = performance.now() + patienceMs;
    const quiet = () =>
      this.#requests('MESSAGE') === this.#sent &&
      this.#received === this.#sent + this.#calls('execute-api') &&
      this.#requests('DISCONNECT') === this.#closed;
    while (!quiet()) {
      if (performance.now() > until) throw new Error('messages are still under way');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
