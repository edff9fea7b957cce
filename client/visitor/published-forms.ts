import { SealformError } from '../../core/errors.ts';
import { checkAnswer } from '../../core/fields/answers.ts';
import { formHash, type Form } from '../../core/fields/form.ts';
import type { FormReference } from '../../core/protocol/index.ts';
import { Secret } from '../../core/secret.ts';
import { splitAnswers, type SplitAnswers } from './split-answers.ts';

/** A form of this bundle with its hash, and what can be done with answers to it. */
export class PublishedForm {
  readonly form: Form;
  readonly hash: string;

  constructor(form: Form, hash: string) {
    this.form = form;
    this.hash = hash;
  }

  /**
   * Checks every answer and parts them by the way they go: see {@link splitAnswers}. `now` in ms since the epoch.
   *
   * @throws ERR_INVALID_ANSWER
   */
  split(answers: Readonly<Record<string, string>>, now: number): SplitAnswers {
    return splitAnswers(this.form, answers, now);
  }

  /**
   * One off-the-record answer, checked. `now` in ms since the epoch.
   *
   * @throws ERR_INVALID_ANSWER
   */
  check(field: string, answer: string, now: number): Secret<string> {
    return new Secret(checkAnswer(this.form, field, answer, now));
  }
}

/** The forms of the program's own bundle. This is all of the client that knows fields, so it can be loaded by itself. */
export class PublishedForms {
  readonly #byName: ReadonlyMap<string, PublishedForm>;

  private constructor(forms: readonly PublishedForm[]) {
    this.#byName = new Map(forms.map((published) => [published.form.name, published]));
  }

  static async of(forms: readonly Form[]): Promise<PublishedForms> {
    return new PublishedForms(
      await Promise.all(forms.map(async (form) => new PublishedForm(form, await formHash(form)))),
    );
  }

  /**
   * The form that this reference means.
   *
   * @throws ERR_UNKNOWN_FORM when this bundle has none by this name, version and hash (P11)
   */
  find({ name, version, hash }: FormReference): PublishedForm {
    const published = this.#byName.get(name);
    if (published?.form.version === version && published.hash === hash) return published;
    throw new SealformError('ERR_UNKNOWN_FORM');
  }
}
