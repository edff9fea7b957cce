/** Sealing as the rest of the product uses it (docs/sealing.md). Everything else in this folder is its own. */
export { type Bytes, sameBytes } from './bytes.ts';
export {
  type Certificate,
  longestValidity,
  readCertificate,
  toSign,
  writeCertificate,
} from './certificate/certificate.ts';
export { isName, longestName } from './certificate/name.ts';
export { rawSignature } from './certificate/raw-signature.ts';
export { fingerprint, verifyCertificate } from './certificate/verify.ts';
export { SealingError, type SealingErrorCode, sealingErrorCodes } from './errors.ts';
export { openAnswer, openAnswers } from './open.ts';
export { checkPublicKey } from './public-key.ts';
export { sealAnswer, sealAnswers } from './seal.ts';
export { readSealed } from './sealed.ts';
export { isSessionKey, makeSessionKey, opensItsOwn, type SessionKey } from './session-key.ts';
export { sessionKeyIn, type StoredSessionKey, wrappedSessionKey } from './stored-key.ts';
export { loadSuite, type Suite } from './suite.ts';
