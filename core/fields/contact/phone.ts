import { maskToLast, type Kind } from '../kind.ts';
import { withoutSeparators } from '../groups.ts';
import { line } from '../text.ts';

/** The country code, the 0 that is dialled only within the country, an area code in brackets, and the rest. */
const written = /^\(?(?:\+|00)\(?([1-9][0-9]{0,2})\)?(?:\(0\))?(?:\(([0-9]{1,5})\))?([0-9]+)$/;

/** An extension: what stands behind seven digits in a row, or one or two digits that a space parts from four. */
const extension = /[0-9]{7}[^0-9]+[0-9]|[0-9]{4}\s[\s\p{Pd}\u2212]*[0-9]{1,2}$/u;

/** With more digits than North America, Britain, France and Spain have, there is an extension too. */
const e164 = /^\+(?:1[0-9]{10}|44[0-9]{7,10}|3[34][0-9]{9}|(?!1|44|3[34])[1-9][0-9]{6,14})$/;

/** A telephone number with its country code (ITU-T E.164): `+` and 7 to 15 digits. */
export const phone: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'tel',
  inputMode: 'tel',
  options: {},
  expected: () => 'a phone number with its country code, such as +1 202 555 0123',
  parse(input) {
    const typed = line(input, this.maxLength);
    if (typed === undefined || extension.test(typed)) return undefined;
    const parts = written.exec(withoutSeparators(typed))?.slice(1) ?? [];
    const number = `+${parts.join('')}`;
    return e164.test(number) ? number : undefined;
  },
  mask: (canonical) => maskToLast(canonical, 2),
};
