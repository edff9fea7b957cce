import { en, type FormMessages } from './en.ts';

export const de = { ...en } satisfies FormMessages;
