import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Privacy, Question, Screen } from './screen.ts';

/** A terminal as the app's screen. One question is asked at a time; what is typed to one is not shown. */
export class Terminal implements Screen {
  readonly #input: Interface;
  #isSilent = false;
  #before: Promise<unknown> = Promise.resolve();
  #asking = 0;

  constructor() {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (!this.#isSilent) process.stdout.write(chunk);
        done();
      },
    });
    // No history: it would keep what was answered.
    this.#input = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  }

  /** Gets the lines that answer no question. */
  onLine(listener: (line: string) => void): void {
    this.#input.on('line', (line) => {
      if (this.#asking === 0 && line.trim() !== '') listener(line);
    });
  }

  readonly say = (line: string): void => {
    process.stdout.write(`  ${line}\n`);
  };

  async agree({ text, version, url }: Privacy): Promise<boolean> {
    this.say(text);
    this.say(`Privacy text ${version}, all of it at ${url}`);
    return (await this.#prompt('  Type "yes" to agree: ', false)) === 'yes';
  }

  ask({ label, why, neverStored, optional, problem }: Question): Promise<string> {
    if (problem !== undefined) this.say(problem);
    this.say(`${label}${optional ? ' (may be left out)' : ''}: ${why}`);
    return this.#prompt(neverStored ? '  not stored, not shown > ' : '  not shown > ', true);
  }

  close(): void {
    this.#input.close();
  }

  #prompt(text: string, silent: boolean): Promise<string> {
    const asked = this.#before.then(async () => {
      this.#asking += 1;
      process.stdout.write(text);
      this.#isSilent = silent;
      const answer = await this.#input.question('');
      if (silent) process.stdout.write('\n');
      this.#isSilent = false;
      this.#asking -= 1;
      return answer.trim();
    });
    this.#before = asked.catch(() => undefined);
    return asked;
  }
}
