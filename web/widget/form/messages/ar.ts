import { en, type FormMessages } from './en.ts';

export const ar = { ...en } satisfies FormMessages;
