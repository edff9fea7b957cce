import type { Kind } from '../kind.ts';
import { line } from '../text.ts';

const twelveHours = 12 * 60 * 60 * 1000;

/** As people type it (`4/29`, `04 29`, `0429`, `04/2029`), or as browsers fill it in (`2029-04`: HTML Standard, `cc-exp`). */
const written = [
  /^(?<month>0?[1-9]|1[0-2])(?: ?[/.-] ?| )(?:20)?(?<year>[0-9]{2})$/,
  /^(?<month>0[1-9]|1[0-2])(?<year>[0-9]{2})$/,
  /^20(?<year>[0-9]{2})-(?<month>0[1-9]|1[0-2])$/,
];

/** The month to the end of which a card is valid, as `MM/YY` (ISO/IEC 7813). A month ends when it has ended everywhere. */
export const cardExpiry: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 12,
  autocomplete: 'cc-exp',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the month and year on the card, such as 04/29, not in the past',
  parse(input, { now }) {
    const text = line(input, this.maxLength);
    if (text === undefined) return undefined;
    const { month, year } = written.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
    if (month === undefined || year === undefined) return undefined;
    const end = Date.UTC(2000 + Number(year), Number(month), 1) + twelveHours;
    return end > now ? `${month.padStart(2, '0')}/${year}` : undefined;
  },
  mask: () => '••/••',
};
