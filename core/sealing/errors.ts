/**
 * What can go wrong with sealing, what a person can be told, and what to do. They are met where something is sealed or
 * opened, or a certificate is verified. None is an error on the wire; audit records have them as codes. The type {@link SealingErrorCode} and the table in
 * docs/sealing.md are made from this. What "says that" goes by the marks, which prove nothing.
 */
export const sealingErrorCodes = {
  ERR_SEALING_NOT_SUPPORTED: {
    message: 'This browser cannot seal answers.',
    action: 'Use a current browser. Nothing is sent unsealed instead.',
  },
  ERR_SEALING_NOT_LOADED: {
    message: 'A part of this page that seals answers could not be loaded.',
    action: 'Check the connection and try again. Nothing is sent unsealed instead.',
  },
  ERR_SEALING_KEY: {
    message: 'The key of the agent’s browser cannot be used.',
    action: 'The agent signs in again, which makes a new key.',
  },
  ERR_SEALED_TOO_LARGE: {
    message: 'These answers are too long to be sealed.',
    action: 'Shorten them: together at most 22,527 bytes as canonical JSON.',
  },
  ERR_SEALED_TEXT: {
    message: 'An answer holds half a character.',
    action: 'Correct the program: texts are well-formed Unicode, without single surrogates.',
  },
  ERR_SEALED_MALFORMED: {
    message: 'This is no sealed answer.',
    action: 'Ask for the answers again. It was cut, lengthened, or is something else.',
  },
  ERR_SEALED_VERSION: {
    message: 'This was sealed in a way that is not known here.',
    action:
      'Reload the page, which may be older than the one that sealed it; then ask for the answers again.',
  },
  ERR_SEALED_CONVERSATION: {
    message: 'This says that it was sealed in another conversation.',
    action: 'Report it: it was moved, or changed. Ask for the answers again.',
  },
  ERR_SEALED_REQUEST: {
    message: 'This says that it was sealed for another sending of a form.',
    action: 'Report it: it was moved, or changed. Ask for the answers again.',
  },
  ERR_SEALED_FORM: {
    message: 'This says that it was sealed for a form with other words.',
    action: 'Reload the page to get the current forms; if it happens again, report it.',
  },
  ERR_SEALED_FIELD: {
    message: 'This says that it was sealed for other fields.',
    action: 'Report it: it was moved, or changed. Ask for the answers again.',
  },
  ERR_SEALED_CONSENT: {
    message: 'This says that it was sealed with another consent.',
    action: 'Report it: the consent that is shown may not be the one that was given.',
  },
  ERR_SEALED_MASKS: {
    message: 'The masks are not those of these answers.',
    action:
      'Report it, and ask for the answers again: the masks were changed, or show more of an answer than its kind allows.',
  },
  ERR_SEALED_KEY: {
    message: 'This says that it was sealed to another key.',
    action:
      'Open it in the browser that holds that key. If there is none any more, ask for the answers again.',
  },
  ERR_SEALED_CHANGED: {
    message: 'This was changed after it had been sealed.',
    action: 'Report it, and ask for the answers again.',
  },
  ERR_SEALED_CONTENT: {
    message: 'The sealed content is not in the format of answers.',
    action: 'Ask for the answers again. The program that sealed them did not follow the format.',
  },
  ERR_SEALED_ANSWER: {
    message: 'A sealed answer is not valid.',
    action: 'Ask for the answers again. The program that sealed them did not check them as the form asks.',
  },
  ERR_SEALED_MISSING: {
    message: 'These answers were not sealed, and should have been.',
    action: 'Do not use them, and report it: a sealed form is answered sealed or not at all.',
  },
  ERR_CERTIFICATE_MISSING: {
    message: 'There is no certificate of the agent’s key.',
    action: 'The agent signs in again, and sends the form again. Nothing is sent unsealed instead.',
  },
  ERR_CERTIFICATE_MALFORMED: {
    message: 'The agent’s certificate cannot be read.',
    action: 'The agent signs in again. Nothing is sealed to this key.',
  },
  ERR_CERTIFICATE_VERSION: {
    message: 'The agent’s certificate is of a kind that is not known here.',
    action: 'Reload the page, which may be older than the certificate.',
  },
  ERR_CERTIFICATE_NAME: {
    message: 'The agent’s name holds what nobody sees.',
    action:
      'An administrator corrects the name: letters or digits, at most 128 characters, no space around them, none that is invisible.',
  },
  ERR_CERTIFICATE_PIN: {
    message: 'The brand’s key is not the one that this page trusts.',
    action: 'Compare the fingerprint in the embed snippet with the one that the deployment gives out.',
  },
  ERR_PIN_MISMATCH: {
    message: 'The brand’s page and the site of the chat trust different keys.',
    action:
      'Compare the pin in the embed snippet and brandKeys in /config.json with the fingerprint that the deployment gives out. Report it if none of you changed either.',
  },
  ERR_PIN_NOT_CONFIGURED: {
    message: 'The site of the chat does not say which key it trusts.',
    action: 'Deploy the stack …-Web again: it writes brandKeys into /config.json.',
  },
  ERR_PIN_UNFRAMED: {
    message: 'The chat is not on a page of the brand.',
    action: 'Open the chat on a page that has the embed snippet: a link cannot say which key is trusted.',
  },
  ERR_CERTIFICATE_SIGNATURE: {
    message: 'The agent’s certificate was not signed by the brand.',
    action: 'Report it: somebody else may have put a key of theirs in its place.',
  },
  ERR_CERTIFICATE_AGENT: {
    message: 'The certificate is that of another agent.',
    action: 'Report it: the agent who is shown is not the one who would read the answers.',
  },
  ERR_CERTIFICATE_NOT_YET_VALID: {
    message: 'The agent’s certificate is not valid yet.',
    action: 'Check the time of this device.',
  },
  ERR_CERTIFICATE_EXPIRED: {
    message: 'The agent’s certificate is no longer valid.',
    action: 'The agent signs in again. If others are refused too, check the time of this device.',
  },
} as const;

export type SealingErrorCode = keyof typeof sealingErrorCodes;

/**
 * The one error of sealing, opening and certificates. Its message is fixed by its code; what the cryptography said, it
 * does not say.
 */
export class SealingError extends Error {
  override readonly name = 'SealingError';
  readonly code: SealingErrorCode;

  constructor(code: SealingErrorCode) {
    super(sealingErrorCodes[code].message);
    this.code = code;
  }
}
