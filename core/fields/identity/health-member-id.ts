import { maskToLast, type Kind } from '../kind.ts';
import { mixedCodeIn } from '../groups.ts';

/** A health plan's number for its member: 5 to 20 letters and digits. An identifier under HIPAA, 45 CFR 164.514(b)(2)(i)(I). */
export const healthMemberId: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'off',
  inputMode: 'text',
  options: {},
  expected: () => 'the member number on the insurance card, 5 to 20 letters and digits',
  parse(input) {
    return mixedCodeIn(input, this.maxLength, /^[A-Z0-9]{5,20}$/);
  },
  mask: (canonical) => maskToLast(canonical, 4),
};
