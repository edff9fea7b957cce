import { canonicalJson } from '../canonical-json.ts';
import type { AnswerDecrypter, AnswerEncrypter, HeldAnswers } from '../ports.ts';
import type { Secret } from '../secret.ts';

/** A key service whose ciphertext says nothing: what it stands for, and its context, stay in here. */
export function memoryCipher(): AnswerEncrypter & AnswerDecrypter {
  const held = new Map<string, { answers: Secret<HeldAnswers>; context: string }>();
  return {
    encrypt(answers, context) {
      const ciphertext = new TextEncoder().encode(`ciphertext ${held.size + 1}`);
      held.set(new TextDecoder().decode(ciphertext), { answers, context: canonicalJson(context) });
      return Promise.resolve(ciphertext);
    },
    decrypt(ciphertext, context) {
      const found = held.get(new TextDecoder().decode(ciphertext));
      if (!found || found.context !== canonicalJson(context))
        return Promise.reject(new Error('this ciphertext is bound to another context'));
      return Promise.resolve(found.answers);
    },
  };
}
