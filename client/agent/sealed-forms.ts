import { canonicalJson } from '../../core/canonical-json.ts';
import type { FormRecord } from '../../core/conversation/form-record.ts';
import { SealformError } from '../../core/errors.ts';
import { checkAnswer, checkAnswers } from '../../core/fields/answers.ts';
import { type Field, type Form, formHash, isSealed } from '../../core/fields/form.ts';
import { maskAnswers } from '../../core/fields/masks.ts';
import { showsNoMore } from '../../core/fields/shows-no-more.ts';
import type { EntryOf, Push, Recipient, ReplyTo } from '../../core/protocol/index.ts';
import { openAnswer, openAnswers, SealingError, type SealingErrorCode } from '../../core/sealing/index.ts';
import { Secret } from '../../core/secret.ts';
import type { KnownForms } from './known-forms.ts';
import type { LiveKey } from './live-key.ts';
import type { SessionKeys } from './session-keys.ts';

/** A form request of a conversation. */
export interface RequestedForm {
  readonly conversationId: string;
  readonly requestId: string;
}

/** What opening needs of the client. */
export interface SealedFormsDeps {
  /** The program's own bundle. */
  readonly forms: readonly Form[];
  readonly keys: SessionKeys;
  readonly known: KnownForms;
  /** Gets every entry of the conversation up to now. */
  readonly catchUp: (conversationId: string) => Promise<void>;
  /** Destroys what did not open, on the record. Does not throw. */
  readonly discard: (form: RequestedForm, code: SealingErrorCode) => void;
  /** Replaces the masks of answers that were claimed. Does not throw. */
  readonly correct: (claim: ReplyTo<'reveal'>, masks: Answers) => void;
}

type Answers = Readonly<Record<string, string>>;

type AnswerRelayed = Extract<Push, { type: 'answerRelayed' }>;

/** A submission, the form that it answers, and the key that opens it. */
interface Openable {
  readonly form: Form;
  readonly submission: EntryOf<'formSubmitted'>;
  readonly key: LiveKey;
}

/**
 * Opens what visitors sealed. Where an answer belongs, and whether it has to be sealed at all, is said by the entries and by
 * the program's own forms: nothing that comes with an answer is believed.
 */
export class SealedForms {
  readonly #deps: SealedFormsDeps;
  readonly #forms: ReadonlyMap<string, Form>;
  readonly #known: KnownForms;

  constructor(deps: SealedFormsDeps) {
    this.#deps = deps;
    this.#forms = new Map(deps.forms.map((form) => [form.name, form]));
    this.#known = deps.known;
  }

  /**
   * What a form request of this name has to say that answers are to be sealed to; undefined for a form that is not sealed.
   * One that this bundle does not have is for the server to refuse.
   *
   * @throws ERR_NO_KEY
   */
  recipientFor(formName: string): Recipient | undefined {
    const form = this.#forms.get(formName);
    if (!form || !isSealed(form)) return undefined;
    const key = this.#deps.keys.current;
    if (!key) throw new SealformError('ERR_NO_KEY');
    return key.recipient;
  }

  /** Whether this browser's key opens the answers to it. What is not sealed needs none. */
  isMine(requestId: string): boolean {
    const known = this.#known.get(requestId);
    return known !== undefined && (!this.#isSealed(known) || this.#keyOf(known) !== undefined);
  }

  /** Those that are open and sealed to this browser's key. */
  get openAndMine(): RequestedForm[] {
    return this.#known.open
      .filter((known) => this.#isSealed(known) && this.#keyOf(known))
      .map(({ request: { conversationId, requestId } }) => ({ conversationId, requestId }));
  }

  /**
   * Refuses what is sealed and cannot be opened here, before it is claimed: another browser of the same agent may have the key, and after
   * a reload this one may have the form's new words.
   *
   * @throws SealingError ERR_SEALED_KEY, ERR_SEALED_FORM
   */
  async checkOpens(requestId: string): Promise<void> {
    const known = this.#known.get(requestId);
    if (!known || !this.#isSealed(known)) return;
    if (!this.#keyOf(known)) throw new SealingError('ERR_SEALED_KEY');
    const { name, hash } = known.request.form;
    const form = this.#forms.get(name);
    if (!form || (await formHash(form)) !== hash) throw new SealingError('ERR_SEALED_FORM');
  }

  /**
   * The stored answers of a submission: opened, valid, and those of the masks that everybody is shown.
   *
   * @throws SealingError for answers that are not, and discards them
   */
  answers(revealed: ReplyTo<'reveal'>): Promise<Secret<Answers>> {
    return this.#opened(revealed, revealed.answers, async (sealed, { form, submission, key }) => {
      const { masks } = submission;
      const place = { ...(await placeOf(form, submission)), masks };
      const opened = (await openAnswers(sealed, place, key.key, key.suite)).expose();
      const answers = checked(() => checkAnswers(form, opened, submission.at));
      this.#checkMasks(revealed, form, answers, masks);
      return answers;
    });
  }

  /**
   * One off-the-record answer: opened and valid.
   *
   * @throws SealingError for one that is not, and discards what is left of the form
   */
  answer(relayed: AnswerRelayed): Promise<Secret<string>> {
    const { field } = relayed;
    return this.#opened(relayed, relayed.answer, async (sealed, { form, submission, key }) => {
      const place = { ...(await placeOf(form, submission)), field };
      const opened = await openAnswer(sealed, place, key.key, key.suite);
      return checked(() => checkAnswer(form, field, opened.expose(), submission.at));
    });
  }

  async #opened<T>(
    given: RequestedForm & { readonly sealed?: string | undefined },
    unsealed: T | undefined,
    open: (sealed: string, openable: Openable) => Promise<T>,
  ): Promise<Secret<T>> {
    const { conversationId, requestId, sealed } = given;
    if (!this.#known.get(requestId)?.submission) await this.#deps.catchUp(conversationId);
    await this.checkOpens(requestId);
    try {
      const { form, submission, key } = this.#submission(given);
      if (!isSealed(form)) return new Secret(unsealed ?? refuse('ERR_SEALED_FORM'));
      if (sealed === undefined || unsealed !== undefined) return refuse('ERR_SEALED_MISSING');
      return new Secret(await open(sealed, { form, submission, key: key ?? refuse('ERR_SEALED_KEY') }));
    } catch (error) {
      if (error instanceof SealingError) this.#deps.discard({ conversationId, requestId }, error.code);
      throw error;
    }
  }

  /**
   * Refuses masks that show more of these answers than their kinds allow, and corrects others that this client would have made
   * otherwise: they are those of an honest visitor with another program.
   */
  #checkMasks(claim: ReplyTo<'reveal'>, form: Form, answers: Answers, masks: Answers): void {
    for (const [name, mask] of Object.entries(masks)) {
      const field = form.fields[name] as Field;
      // A blank answer has no mask, unless the mask says nothing of it.
      const answer = answers[name] ?? (field.when ? '' : refuse('ERR_SEALED_ANSWER'));
      if (!showsNoMore(mask, answer, field)) refuse('ERR_SEALED_MASKS');
    }
    const own = maskAnswers(form, answers);
    if (canonicalJson(own) !== canonicalJson(masks)) this.#deps.correct(claim, own);
  }

  #submission({ conversationId, requestId }: RequestedForm) {
    const known = this.#known.get(requestId);
    if (!known?.submission) return refuse('ERR_SEALED_REQUEST');
    if (known.request.conversationId !== conversationId) return refuse('ERR_SEALED_CONVERSATION');
    const form = this.#forms.get(known.request.form.name) ?? refuse('ERR_SEALED_FORM');
    return { form, submission: known.submission, key: this.#keyOf(known) };
  }

  /** A form that this bundle does not have counts as sealed, as forms are unless they say otherwise. */
  #isSealed({ request }: FormRecord): boolean {
    const form = this.#forms.get(request.form.name);
    return form === undefined || isSealed(form);
  }

  #keyOf({ request }: FormRecord): LiveKey | undefined {
    return this.#deps.keys.of(request.recipient);
  }
}

/** What is bound by the form in this bundle and by what the transcript shows, not by what the server says of it. */
async function placeOf(form: Form, { conversationId, requestId, consent }: EntryOf<'formSubmitted'>) {
  return {
    conversationId,
    requestId,
    formHash: await formHash(form),
    privacyVersion: consent.privacyVersion,
    privacyLanguage: consent.privacyLanguage,
  };
}

/** What opens and is no answer to the form was not sealed by a visitor's client. */
function checked<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof SealformError) throw new SealingError('ERR_SEALED_ANSWER');
    throw error;
  }
}

function refuse(code: SealingErrorCode): never {
  throw new SealingError(code);
}
