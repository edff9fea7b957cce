/** One line that a function wrote to its standard output or error. */
export interface LogLine {
  /** Construct path of the function. */
  readonly function: string;
  readonly line: string;
}

/** What all functions have logged, in the order of its arrival. */
export class Logs {
  readonly lines: LogLine[] = [];
  readonly #listeners: readonly ((line: LogLine) => void)[];

  constructor(...listeners: readonly ((line: LogLine) => void)[]) {
    this.#listeners = listeners;
  }

  /** A sink for one instance's output, which need not come in whole lines. */
  writer(path: string): LogWriter {
    return new LogWriter((line) => this.add(path, line));
  }

  add(path: string, line: string): void {
    const entry = { function: path, line };
    this.lines.push(entry);
    for (const listener of this.#listeners) listener(entry);
  }
}

/** Cuts a stream of text into lines. */
export class LogWriter {
  readonly #add: (line: string) => void;
  #rest = '';

  constructor(add: (line: string) => void) {
    this.#add = add;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') this.#add(line);
  }

  /** Adds what has no line end yet. */
  end(): void {
    this.write('\n');
  }
}
