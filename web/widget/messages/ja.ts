import { en, type Messages } from './en.ts';

export const ja = { ...en } satisfies Messages;
