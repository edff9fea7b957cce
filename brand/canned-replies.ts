import type { CannedReply } from '../core/brand/brand.ts';

/** Texts that agents often send. An agent types `/` and the name. */
export const cannedReplies: readonly CannedReply[] = [
  { name: 'hello', text: 'Hello, thank you for writing to us. How can I help you?' },
  { name: 'moment', text: 'One moment, please. I am looking into this.' },
  {
    name: 'secure-form',
    text: 'I am sending you a secure form. What you fill in there does not become part of this chat.',
  },
  {
    name: 'not-here',
    text: 'Please do not write numbers of cards or documents into the chat. I will send you a secure form for that.',
  },
  { name: 'received', text: 'Thank you, I have received everything that I need.' },
  { name: 'anything-else', text: 'Is there anything else that I can do for you?' },
  { name: 'bye', text: 'Thank you for chatting with us. Have a good day.' },
];
