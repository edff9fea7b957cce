import type { Traffic } from '../local/traffic.ts';
import type { Audience, PromiseId } from '../play/audience.ts';

export interface Step {
  readonly name: string;
  readonly ms: number;
  /** Requests to DynamoDB, KMS and sockets that the step caused. */
  readonly awsCalls: number;
}

/** What happens in front of the audience, measured; and what was promised, checked. */
export class Story implements Audience {
  readonly steps: Step[] = [];
  readonly promises = new Map<PromiseId, boolean>();
  readonly broken: string[] = [];
  readonly #tell: (line: string) => void;
  #traffic: Traffic | undefined;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  /** From now on, the steps' requests to AWS are counted. */
  count(traffic: Traffic): void {
    this.#traffic = traffic;
  }

  async step<T>(name: string, run: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const before = this.#traffic?.calls.length ?? 0;
    const result = await run();
    const ms = Math.round(performance.now() - started);
    const awsCalls = (this.#traffic?.calls.length ?? 0) - before;
    this.steps.push({ name, ms, awsCalls });
    const calls = this.#traffic ? ` · ${awsCalls} AWS call${awsCalls === 1 ? '' : 's'}` : '';
    this.#tell(`  ${name.padEnd(64)} ${String(ms).padStart(6)} ms${calls}`);
    return result;
  }

  say(who: string, text: string): void {
    this.#tell(`      ${who.padEnd(10)} ${text}`);
  }

  check(id: PromiseId, holds: boolean, what: string): void {
    this.promises.set(id, holds && (this.promises.get(id) ?? true));
    if (!holds) this.broken.push(`${id}: ${what}`);
    this.#tell(`      ${holds ? '✓' : '✗'} ${id} ${what}`);
  }
}
