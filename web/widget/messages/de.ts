import { en, type Messages } from './en.ts';

export const de = { ...en } satisfies Messages;
