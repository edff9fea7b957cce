import { SealformError } from '../../core/errors.ts';
import { checkAnswer } from '../../core/fields/answers.ts';
import { formHash, isSealed, type Form } from '../../core/fields/form.ts';
import type { Agent, FormReference } from '../../core/protocol/index.ts';
import { Secret } from '../../core/secret.ts';
import type { Claimed } from './sealer.ts';
import { splitAnswers } from './split-answers.ts';
import type { Relayed, Written } from './written.ts';

/** The form request that is answered, and the language of the privacy text that was agreed to. */
interface Answering {
  readonly conversationId: string;
  readonly requestId: string;
  readonly privacyLanguage: string;
}

/** A form of this bundle with its hash, and what can be done with answers to it. */
export class PublishedForm {
  readonly form: Form;
  readonly hash: string;

  constructor(form: Form, hash: string) {
    this.form = form;
    this.hash = hash;
  }

  /**
   * Who alone can read the answers, verified; undefined for a form that is not sealed.
   *
   * @throws SealingError as `verify` of sealer.ts; ERR_TRY_AGAIN when that cannot be loaded
   */
  async sealedTo(claimed: Claimed): Promise<Agent | undefined> {
    return isSealed(this.form) ? (await (await loadSealer()).verify(claimed)).agent : undefined;
  }

  /**
   * Checks every answer, and writes them as they go over the wire: sealed, if this bundle's form is. There is no other way.
   *
   * @throws ERR_INVALID_ANSWER; for a sealed form also as {@link sealedTo}
   */
  async write(
    { conversationId, requestId, privacyLanguage }: Answering,
    answers: Readonly<Record<string, string>>,
    claimed: Claimed,
  ): Promise<Written> {
    const { form, hash } = this;
    const split = splitAnswers(form, answers, claimed.now);
    if (isSealed(form)) {
      const { sealSubmission } = await loadSealer();
      return sealSubmission(claimed, { conversationId, requestId, privacyLanguage, form, hash }, split);
    }
    const relayed = [...split.offTheRecord].map(([field, answer]) => [field, unsealed(answer)] as const);
    return { submitted: { answers: split.stored }, relayed: new Map(relayed) };
  }

  /**
   * Checks one off-the-record answer and writes it as it goes over the wire: see {@link write}.
   *
   * @throws as {@link write}
   */
  async writeRelay(
    { conversationId, requestId, privacyLanguage }: Answering,
    field: string,
    answer: string,
    claimed: Claimed,
  ): Promise<Relayed> {
    const { form, hash } = this;
    const checked = new Secret(checkAnswer(form, field, answer, claimed.now));
    if (!isSealed(form)) return unsealed(checked);
    const { sealRelay } = await loadSealer();
    return sealRelay(claimed, { conversationId, requestId, privacyLanguage, form, hash }, field, checked);
  }
}

function unsealed(answer: Secret<string>): Relayed {
  return new Secret({ answer: answer.expose() });
}

/** All of core/sealing hangs on it, and most of what a frame shows does without. */
async function loadSealer() {
  try {
    return await import('./sealer.ts');
  } catch {
    throw new SealformError('ERR_TRY_AGAIN');
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
