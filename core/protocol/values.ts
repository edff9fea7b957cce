import * as z from 'zod/mini';
import { isVisible, maxTextUnits } from '../message-text.ts';

/** Version of the wire. A client offers it as a WebSocket subprotocol; the server echoes exactly this one. */
export const subprotocol = 'sealform.v1';

/** Largest message that a client may send, in bytes of UTF-8: API Gateway closes the socket on a larger frame. */
export const maxMessageBytes = 32 * 1024;

/** Every id is a UUID (RFC 9562), made by the client, and nothing else: an id can stand in a log. */
export const Id = z.uuid();

/** Milliseconds since 1970-01-01T00:00:00Z, by the server's clock. */
export const Time = z.int().check(z.nonnegative());

/** Number of an entry in its conversation: 1, 2, 3 … without holes. */
export const Seq = z.int().check(z.positive());

/** A conversation in a list, and since when it is. */
export const Listed = z.object({ conversationId: Id, since: Time });

/** One of the two sides of a conversation. */
export const Role = z.enum(['visitor', 'agent']);
export type Role = z.infer<typeof Role>;

/** What somebody who signs in may be: one, two or all three of these. */
export const StaffRole = z.enum(['agent', 'supervisor', 'auditor']);
export type StaffRole = z.infer<typeof StaffRole>;

/** Name of a form or of one of its fields. */
export const Name = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/));

/** Unicode text of at most `most` UTF-16 units. Half a surrogate pair has no form in UTF-8, so no table can store it. */
function unicode(most: number) {
  return z.string().check(
    z.maxLength(most),
    z.refine((text) => text.length <= most && text.isWellFormed()),
  );
}

/**
 * A chat message as typed: at most 4,000 UTF-16 units, no single surrogate, something to see. `maxLength` counts code
 * points, so it is not the whole limit.
 */
export const Text = unicode(maxTextUnits).check(z.minLength(1), z.refine(isVisible));

/**
 * One answer as typed: at most 4,000 UTF-16 units, no single surrogate. `maxLength` counts code points, so it is not the
 * whole limit. The field's kind decides what is valid.
 */
export const Answer = unicode(maxTextUnits);

/** SHA-256 of a form's definition in canonical JSON (RFC 8785), 64 lower-case hexadecimal digits. */
export const FormHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A published form: its name, version and hash. */
export const FormReference = z.object({ name: Name, version: z.int().check(z.positive()), hash: FormHash });
export type FormReference = z.infer<typeof FormReference>;

/** Who answers: an id, and the name that the visitor sees. */
export const Agent = z.object({ id: Id, name: z.string() });
export type Agent = z.infer<typeof Agent>;

/**
 * The key to which answers are sealed: the certificate of the browser that asks for them, and the brand's public key that
 * signed it. Both are texts as docs/sealing.md has them; a visitor believes neither before it has verified them.
 */
export const Recipient = z.strictObject({
  certificate: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,4096}$/)),
  brandKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{122}$/)),
});
export type Recipient = z.infer<typeof Recipient>;

/** Something sealed, as base64url (docs/sealing.md): at most 31,628 characters. Only the key's owner can open it. */
export const Sealed = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(maxMessageBytes));

/** What a transcript shows in place of an answer. The field's kind decides what it may look like. */
export const Mask = unicode(200);

/** Why sealed answers cannot be opened any more: the agent signed out, the browser lost its key, or they did not open. */
export const KeyLoss = z.enum(['signedOut', 'keyLost', 'notOpened']);
export type KeyLoss = z.infer<typeof KeyLoss>;

/** Version of a privacy text, as its form names it. */
export const PrivacyVersion = unicode(40);

/** Language of a privacy text (BCP 47), as its form names it. */
export const PrivacyLanguage = unicode(35);

/** What redaction can find in ordinary text. */
export const RedactedKind = z.enum(['cardNumber', 'cardExpiry', 'cvv', 'ssn', 'iban', 'pin']);
export type RedactedKind = z.infer<typeof RedactedKind>;

/** Kinds that a sender says are not in a message: each once. */
export const NotKinds = z.array(RedactedKind).check(
  z.minLength(1),
  z.maxLength(RedactedKind.options.length),
  z.refine((kinds) => new Set(kinds).size === kinds.length),
);

/** The visitor's proof of what it agreed to (after ISO/IEC TS 27560). */
export const ConsentReceipt = z.object({
  id: Id,
  at: Time,
  form: FormReference,
  privacyVersion: z.string(),
  /** The language of the wording that was shown, as the form names it. */
  privacyLanguage: z.string(),
  privacyUrl: z.string(),
  purpose: z.string(),
});
export type ConsentReceipt = z.infer<typeof ConsentReceipt>;

/**
 * Why a submission's answers, or a request for them, are no more. `unreadable`: nobody holds the key any more to which they
 * were, or would be, sealed.
 */
export const Outcome = z.enum([
  'viewed',
  'delivered',
  'withdrawn',
  'expired',
  'unconfirmed',
  'unreadable',
  'ended',
]);
export type Outcome = z.infer<typeof Outcome>;
