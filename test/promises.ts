import { test } from 'vitest';

/**
 * The product is this list (docs/architecture.md). A test names the promise that it proves with {@link verifies}; a
 * promise in force that no passing test names fails the whole run (test/promises-reporter.ts).
 */
export const promises = {
  P1: {
    inForce: true,
    text: 'A collected answer appears in no transcript, audit record, log line, metric, error text, URL or browser storage.',
  },
  P2: {
    inForce: true,
    text: 'An off-the-record answer is in memory only, while it is relayed; "delivered" is said when the agent’s console has acknowledged it.',
  },
  P3: {
    inForce: true,
    text: 'The function that collects can encrypt and not decrypt; the one that reveals can decrypt and not collect; no other can do either.',
  },
  P4: {
    inForce: true,
    text: 'Answers are revealed to one agent, once; of any number of simultaneous reveals exactly one wins, and the others are refused on the record.',
  },
  P5: {
    inForce: true,
    text: 'After a fault the same agent gets the same answers by repeating the same request for 60 s; after that they are destroyed and both sides told.',
  },
  P6: {
    inForce: true,
    text: 'Once the chat has ended or the retention has passed no claim commits, and the rows are deleted within two minutes, whether or not TTL runs.',
  },
  P7: {
    inForce: true,
    text: 'No trail, no reveal: the audit record is written in the same transaction as the claim.',
  },
  P8: {
    inForce: true,
    text: 'Nothing is collected without consent to a named version of the privacy text, in the language that was shown; the consent is bound to the ciphertext.',
  },
  P9: {
    inForce: true,
    text: 'Only an agent who signed in with MFA and is assigned to the conversation can send a form or reveal answers; checked on every message.',
  },
  P10: {
    inForce: true,
    text: 'Sealed answers cannot be read from anything that the servers store or process.',
  },
  P11: {
    inForce: true,
    text: 'A visitor is only ever shown a form that the brand published, by name and hash.',
  },
  P12: {
    inForce: true,
    text: 'A card number, SSN or IBAN typed into the ordinary chat is masked before it is stored or delivered, and the sender is told.',
  },
  P13: {
    inForce: true,
    text: 'Nothing sent is lost, doubled or shown out of order across reconnects; a half-filled form survives a reload but for its answers.',
  },
  P14: {
    inForce: true,
    text: 'A mask never shows more than half of a value, nor the length of a PIN or a free-text answer.',
  },
  P15: {
    inForce: false,
    text: 'Erasing a visitor removes everything that identifies them, and leaves proof that it was done.',
  },
  P16: { inForce: false, text: 'Lockdown stops every reveal, in one command, and is itself audited.' },
  P17: {
    inForce: true,
    text: 'A visitor reads and writes only its own conversation; of its 256-bit credential only the hash is stored.',
  },
  P20: { inForce: true, text: 'One client can neither hide nor stop another.' },
} as const;

export type PromiseId = keyof typeof promises;

/** A test that proves a promise: `P4: of ten simultaneous reveals …`. Throws for an id that is not a promise. */
export function verifies(
  id: PromiseId,
  title: string,
  run: () => void | Promise<void>,
  timeoutMs?: number,
): void {
  if (!Object.hasOwn(promises, id)) throw new Error(`${id} is not a promise`);
  test(`${id}: ${title}`, run, timeoutMs);
}
