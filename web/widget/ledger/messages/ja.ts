import { en, type LedgerMessages } from './en.ts';

export const ja = { ...en } satisfies LedgerMessages;
