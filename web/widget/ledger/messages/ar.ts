import { en, type LedgerMessages } from './en.ts';

export const ar = { ...en } satisfies LedgerMessages;
