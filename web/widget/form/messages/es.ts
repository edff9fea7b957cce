import { en, type FormMessages } from './en.ts';

export const es = { ...en } satisfies FormMessages;
