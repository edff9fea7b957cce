import type { Environment } from '../client/environment.ts';
import { type Check, find, type Finding } from './check.ts';
import type { Audience, PromiseId } from '../play/audience.ts';

/** What takes longer than this is announced, and then every time that it has taken so long again, ms. */
const [firstWordMs, nextWordMs] = [1_000, 15_000];

const signs = { passed: '✓', failed: '✗', 'not shown': '–' } as const;

/** Runs checks, tells of each as it goes, and keeps what was found. */
export class Findings implements Audience {
  readonly all: Finding[] = [];
  readonly #tell: (line: string) => void;
  readonly #environment: Environment;

  constructor(tell: (line: string) => void, environment: Environment) {
    this.#tell = tell;
    this.#environment = environment;
  }

  async step<T>(name: string, run: () => Promise<T>): Promise<T> {
    const started = this.#environment.now();
    const done = this.#announce(name);
    try {
      return await run();
    } finally {
      done();
      this.#tell(`      ${name.padEnd(60)} ${String(this.#environment.now() - started).padStart(6)} ms`);
    }
  }

  say(who: string, text: string): void {
    this.#tell(`      ${who.padEnd(12)} ${text}`);
  }

  check(id: PromiseId, holds: boolean, what: string): void {
    const finding = { id: `form-${id}`, shows: what };
    const remedy = `${id} is a promise of the product: do not use this installation, and report it (SECURITY.md).`;
    if (holds) this.add({ ...finding, result: 'passed' });
    else this.add({ ...finding, result: 'failed', reason: 'it was otherwise', remedy });
  }

  /** Runs one check. Never throws. */
  async run(check: Check): Promise<Finding> {
    const done = this.#announce(check.shows);
    const finding = await find(check);
    done();
    this.add(finding);
    return finding;
  }

  /** Runs a check that makes something; undefined when it did not pass. */
  async make<T>(check: Omit<Check, 'run'>, make: () => Promise<T>): Promise<T | undefined> {
    let made: T | undefined;
    const run = async () => {
      made = await make();
    };
    await this.run({ ...check, run });
    return made;
  }

  add(finding: Finding): void {
    this.all.push(finding);
    const { id, shows, result, reason, remedy } = finding;
    this.#tell(`  ${signs[result]} ${id.padEnd(16)} ${shows}`);
    if (reason !== undefined) this.#tell(`      ${result}: ${reason}`);
    if (remedy !== undefined) this.#tell(`      what to do: ${remedy}`);
  }

  /** Says from time to time that something still goes on; the returned function ends that. */
  #announce(name: string): () => void {
    let cancel = () => {};
    const wait = (ms: number) => {
      cancel = this.#environment.after(ms, () => {
        this.#tell(`      … ${name}`);
        wait(nextWordMs);
      });
    };
    wait(firstWordMs);
    return () => cancel();
  }
}
