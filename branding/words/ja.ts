import { formWordsIn } from './in-language.ts';

export const words = formWordsIn('ja');
