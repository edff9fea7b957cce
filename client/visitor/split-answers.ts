import { checkAnswer, checkAnswers, offTheRecordFields } from '../../core/fields/answers.ts';
import type { Form } from '../../core/fields/form.ts';
import { Secret } from '../../core/secret.ts';

/** The answers to a form, by the way they go. */
export interface SplitAnswers {
  /** Go with the submission. */
  readonly stored: Record<string, string>;
  /** Follow it, each in a message of its own. */
  readonly offTheRecord: ReadonlyMap<string, Secret<string>>;
}

/**
 * Checks every answer before any is sent, and parts them by what the published form says. `now` in ms since the epoch.
 *
 * @throws ERR_INVALID_ANSWER with the first field that is wrong
 */
export function splitAnswers(
  form: Form,
  answers: Readonly<Record<string, string>>,
  now: number,
): SplitAnswers {
  const relayed = new Set(offTheRecordFields(form));
  const others = Object.entries(answers).filter(([name]) => !relayed.has(name));
  const stored = checkAnswers(form, Object.fromEntries(others), now);
  const offTheRecord = new Map<string, Secret<string>>();
  for (const name of relayed) {
    offTheRecord.set(name, new Secret(checkAnswer(form, name, answers[name] ?? '', now)));
  }
  return { stored, offTheRecord };
}
