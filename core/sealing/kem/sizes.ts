/** Sizes of X-Wing in bytes. Here and not in x-wing.ts, so that a server can look at a shape without the code that seals. */

/** ML-KEM-768's public key, the first half of a public key (FIPS 203, table 3). */
export const mlKemKeyLength = 1184;

/** The end of that key, of which its matrix is made (FIPS 203, algorithm 13). */
export const mlKemSeedLength = 32;

/** ML-KEM-768's private key, where it is bytes. */
export const mlKemPrivateKeyLength = 2400;

/** ML-KEM-768's ciphertext, the first half of what is encapsulated. */
export const mlKemCiphertextLength = 1088;

/** An X25519 public key, the second half of both (RFC 7748). */
const x25519KeyLength = 32;

/** A whole public key. */
export const publicKeyLength = mlKemKeyLength + x25519KeyLength;

/** What is sent so that the private key makes the same secret. */
export const encapsulatedLength = mlKemCiphertextLength + x25519KeyLength;
