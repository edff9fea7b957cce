import { en, type FormMessages } from './en.ts';

export const ja = { ...en } satisfies FormMessages;
