import { maskToLast, type Kind } from '../kind.ts';
import { code } from '../text.ts';

/** A telephone number with its country code (ITU-T E.164): `+` and 7 to 15 digits. */
export const phone: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'tel',
  inputMode: 'tel',
  options: {},
  expected: () => 'a phone number with its country code, such as +1 202 555 0123',
  parse(input) {
    const typed = code(input, this.maxLength)
      ?.replace(/^00/, '+')
      .replace('(0)', '')
      .replaceAll(/[().]/g, '');
    return typed !== undefined && /^\+[1-9][0-9]{6,14}$/.test(typed) ? typed : undefined;
  },
  mask: (canonical) => maskToLast(canonical, 2),
};
