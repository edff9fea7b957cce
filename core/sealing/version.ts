import { lengthPrefixed, utf8 } from './bytes.ts';

/** Stands first in everything that is sealed, and in a certificate. Another number is another format, or another suite. */
export const version = 1;

/** What HPKE calls info: the product and the version. Nothing that another product seals can be taken for ours. */
export const info = lengthPrefixed([utf8('Sealform'), Uint8Array.of(version)]);
