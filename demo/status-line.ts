/** Where lines go: of a terminal or of a file. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const clearLine = '\r\u001b[K';

/** Lines for a person, and under them one that is kept current: rewritten on a terminal, printed anew elsewhere. */
export class StatusLine {
  readonly #out: Output;
  #shown = '';
  #last = '';

  constructor(out: Output) {
    this.#out = out;
  }

  /** A line above the current one. */
  readonly print = (line: string): void => {
    this.#out.write(this.#out.isTTY ? `${clearLine}${line}\n${this.#shown}` : `${line}\n`);
  };

  /**
   * Replaces the current line.
   *
   * @param text is printed anew, where nothing can be rewritten, whenever it has changed
   * @param passing what changes all the time, for terminals only
   */
  show(text: string, passing = ''): void {
    if (this.#out.isTTY) {
      this.#shown = (text + passing).slice(0, (this.#out.columns ?? Infinity) - 1);
      this.#out.write(clearLine + this.#shown);
    } else if (text !== this.#last) {
      this.#last = text;
      this.print(text);
    }
  }

  /** Leaves the current line as it is; what follows stands below it. */
  end(): void {
    if (this.#shown !== '') this.#out.write('\n');
    this.#shown = '';
  }
}
