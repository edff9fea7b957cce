import { en, type LedgerMessages } from './en.ts';

export const de = { ...en } satisfies LedgerMessages;
