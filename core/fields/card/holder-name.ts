import { hidden, type Kind } from '../kind.ts';
import { line } from '../text.ts';

/** At least one letter, of any script. Digits stand in the names of companies; initials never show one. */
const name = /^(?=.*\p{L})[\p{L}\p{M}\p{Nd} .,'’&/-]+$/u;

/** The name on a card: 2 to 26 characters (ISO/IEC 7813, track 1). */
export const cardholderName: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 60,
  autocomplete: 'cc-name',
  inputMode: 'text',
  options: {},
  expected: () => 'the name as it is on the card, 2 to 26 characters',
  parse(input) {
    const text = line(input, this.maxLength)?.replaceAll(/\s+/g, ' ');
    if (text === undefined || !name.test(text)) return undefined;
    const { length } = [...text];
    return length >= 2 && length <= 26 ? text : undefined;
  },
  mask(canonical) {
    const words = canonical.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
    const half = Math.floor((canonical.match(/\p{L}/gu) ?? []).length / 2);
    const initials = words.slice(0, half).map((word) => `${[...word][0]}.`);
    return initials.length === 0 ? hidden : initials.join(' ');
  },
};
