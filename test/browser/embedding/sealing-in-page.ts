import type { KeptKey } from '../../../client/index.ts';
import { openAnswer, openAnswers } from '../../../core/sealing/open.ts';
import type { AnswerPlace, AnswersPlace } from '../../../core/sealing/place.ts';
import { sealAnswer, sealAnswers } from '../../../core/sealing/seal.ts';
import { isSessionKey, makeSessionKey, type SessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import { indexedDbKeyStore } from '../../../web/console/sign-in/key-store.ts';

/** What a page does with sealing in its browser. Everything that goes in and out is text or numbers. */

/** Makes a key and keeps it; gives its public half, and how its private halves are held. */
export async function makeKey(): Promise<{ publicKey: number[]; halves: string[] }> {
  const key = await makeSessionKey(await loadSuite());
  await indexedDbKeyStore().write({ agentId: 'agent', key });
  return { publicKey: [...key.publicKey], halves: [held(key.mlKem), held(key.x25519)] };
}

export async function openWithKeptKey(sealed: string, place: AnswerPlace): Promise<string> {
  const key = await keptKey();
  return (await openAnswer(sealed, place, key, await loadSuite(key))).expose();
}

export async function seal(answer: string, place: AnswerPlace, publicKey: number[]): Promise<string> {
  return sealAnswer(new Secret(answer), place, Uint8Array.from(publicKey), await loadSuite());
}

/** How long each of these rounds took to seal and to open, ms, and what was opened. */
export async function timeForm(
  answers: Readonly<Record<string, string>>,
  place: AnswersPlace,
  rounds: number,
): Promise<{ seal: number[]; open: number[]; opened: Readonly<Record<string, string>>[] }> {
  const key = await keptKey();
  const suite = await loadSuite(key);
  const times = {
    seal: [] as number[],
    open: [] as number[],
    opened: [] as Readonly<Record<string, string>>[],
  };
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const sealed = await sealAnswers(new Secret(answers), place, key.publicKey, suite);
    const between = performance.now();
    const opened = await openAnswers(sealed, place, key, suite);
    times.seal.push(between - start);
    times.open.push(performance.now() - between);
    times.opened.push(opened.expose());
  }
  return times;
}

async function keptKey(): Promise<SessionKey> {
  const kept = (await indexedDbKeyStore().read()) as KeptKey | undefined;
  if (!isSessionKey(kept?.key)) throw new Error('the key was lost');
  return kept.key;
}

function held(half: CryptoKey | Uint8Array): string {
  if (!(half instanceof CryptoKey)) return 'bytes';
  return half.extractable ? 'extractable' : 'handle';
}
