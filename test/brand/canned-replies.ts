import type { CannedReply } from '../../core/brand/brand.ts';

export const cannedReplies: readonly CannedReply[] = [
  { name: 'ahoy', text: 'Ahoy! What can we do for you at the lake today?' },
  { name: 'ahead', text: 'Please go ahead, I am with you.' },
  { name: 'by-form', text: 'You will get a form from me. Only I can read what you write in it.' },
  { name: 'so-long', text: 'So long, and thank you for your visit.' },
];
