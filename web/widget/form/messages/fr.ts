import { en, type FormMessages } from './en.ts';

export const fr = { ...en } satisfies FormMessages;
