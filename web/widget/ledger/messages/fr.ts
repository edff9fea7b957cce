import { en, type LedgerMessages } from './en.ts';

export const fr = { ...en } satisfies LedgerMessages;
