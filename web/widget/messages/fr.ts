import { en, type Messages } from './en.ts';

export const fr = { ...en } satisfies Messages;
