import { en, type LedgerMessages } from './en.ts';

export const es = { ...en } satisfies LedgerMessages;
