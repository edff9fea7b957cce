import { chat } from './chat.ts';
import { forms, unreadable } from './forms.ts';
import { frame } from './frame.ts';
import { refusals } from './refusals.ts';

/** Everything that the console says, in English. The other languages have the same, checked by the compiler. */
export const en = { language: 'en', ...frame, ...chat, ...forms, unreadable, refusals };

export type Messages = typeof en;
