import type { Runtime } from '../local/runtime.ts';

/** A promise of the product, by its id in the README. */
type PromiseId = `P${number}`;

export interface Step {
  readonly name: string;
  readonly ms: number;
  /** Requests to DynamoDB, KMS and sockets that the step caused. */
  readonly awsCalls: number;
}

/** What happens in front of the audience, measured; and what was promised, checked. */
export class Story {
  readonly steps: Step[] = [];
  readonly promises = new Map<PromiseId, boolean>();
  readonly broken: string[] = [];
  readonly #tell: (line: string) => void;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  async step<T>(name: string, runtime: Runtime | undefined, run: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const before = runtime?.traffic.calls.length ?? 0;
    const result = await run();
    const ms = Math.round(performance.now() - started);
    const awsCalls = (runtime?.traffic.calls.length ?? 0) - before;
    this.steps.push({ name, ms, awsCalls });
    const calls = runtime ? ` · ${awsCalls} AWS call${awsCalls === 1 ? '' : 's'}` : '';
    this.#tell(`  ${name.padEnd(64)} ${String(ms).padStart(6)} ms${calls}`);
    return result;
  }

  /** Something that a person would see or say. */
  say(who: string, text: string): void {
    this.#tell(`      ${who.padEnd(10)} ${text}`);
  }

  /** Holds a promise, or breaks it for good. */
  check(id: PromiseId, holds: boolean, what: string): void {
    this.promises.set(id, holds && (this.promises.get(id) ?? true));
    if (!holds) this.broken.push(`${id}: ${what}`);
    this.#tell(`      ${holds ? '✓' : '✗'} ${id} ${what}`);
  }
}
