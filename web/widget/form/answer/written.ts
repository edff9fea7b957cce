import { separators } from '../../../../core/fields/parts/groups.ts';
import { type TypingFormat, unformatted } from '../../../../core/fields/parts/typing-format.ts';
import { formatTyped } from './typing-format.ts';

/** Tells the separators that are put into an input while somebody types from those that the visitor writes. */
export class Written {
  readonly #typing: TypingFormat | undefined;
  #isAsWritten = false;
  /** What was formatted before the visitor wrote a separator. */
  #formatted = '';

  constructor(typing: TypingFormat | undefined) {
    this.#typing = typing;
  }

  /** The text stays as it is: its separators are the visitor's. */
  get isAsWritten(): boolean {
    return this.#isAsWritten;
  }

  set isAsWritten(isAsWritten: boolean) {
    this.#isAsWritten = isAsWritten;
    this.#formatted = '';
  }

  /** What is sent of the text in the input. */
  answer(text: string): string {
    if (!this.#isAsWritten) return unformatted(text, this.#typing);
    const start = text.startsWith(this.#formatted) ? this.#formatted : '';
    return unformatted(start, this.#typing) + text.slice(start.length);
  }

  /** Whether something stands beside a whole answer, as far as can be told. */
  isMore(parse: (text: string) => string | undefined): boolean {
    const start = unformatted(this.#formatted, this.#typing);
    return this.#isAsWritten && (start === '' || parse(start) !== undefined);
  }

  /** Formats what is typed. Behind a separator of the visitor's may come something else: what it parts is not joined. */
  format(input: HTMLInputElement, { data, inputType }: Pick<InputEvent, 'data' | 'inputType'>): void {
    const { value } = input;
    const [first, ...others] = value.trimStart().split(separators);
    if (others.length === 0 || value.length <= this.#formatted.length) this.isAsWritten = false;
    else if (first && data && others.at(-1) === '' && data.split(separators).length > 1) this.#leave(value);
    if (!this.#isAsWritten) formatTyped(input, this.#typing, /Forward/.test(inputType));
  }

  #leave(value: string): void {
    if (this.#isAsWritten) return;
    this.isAsWritten = true;
    this.#formatted = value.slice(0, -1);
  }
}
