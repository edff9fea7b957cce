import { invalid, type Kind } from '../kind.ts';
import type { Presentation } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { line } from '../parts/text.ts';
import { significant } from '../parts/typing-format.ts';

const twelveHours = 12 * 60 * 60 * 1000;

/** As people type it: `4/29`, `04 29`, `04/2029`, `0429`. */
const written = [
  /^(?<month>[0-9]{1,2})(?: ?[/.-] ?| )(?:20)?(?<year>[0-9]{2})$/,
  /^(?<month>[0-9]{2})(?<year>[0-9]{2})$/,
];

/** Browsers fill in `2029-04` (HTML Standard, `cc-exp`). */
function asOnCards(text: string): string {
  return text.replace(/^20([0-9]{2})-([0-9]{2})$/, '$2$1');
}

/** The digits do not say everything: `4/` and `1 29` begin with a month of one digit. */
function digitsOf(typed: string): string {
  const text = asOnCards(typed);
  return (/^(?:[1-9][\s/.-]|[2-9])/.test(text) ? '0' : '') + significant(text);
}

/** The month to the end of which a card is valid, as `MM/YY` (ISO/IEC 7813). A month ends when it has ended everywhere. */
export const cardExpiry: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 12,
  options: {},
  parse(input, { now }) {
    return line(input, this.maxLength, (text) => {
      const { month, year } = written.map((form) => form.exec(asOnCards(text))?.groups).find(Boolean) ?? {};
      if (!month || !year) return invalid('format');
      if (!/^(?:0?[1-9]|1[0-2])$/.test(month)) return invalid('range');
      const end = Date.UTC(2000 + Number(year), Number(month), 1) + twelveHours;
      return end > now ? `${month.padStart(2, '0')}/${year}` : invalid('expired');
    });
  },
  mask: always('••/••'),
  expected: () => 'the month and year on the card, such as 04/29, not in the past',
};

export const cardExpiryPresentation: Presentation = {
  entry: 'line',
  inputMode: 'numeric',
  autocomplete: 'cc-exp',
  typing: {
    typed: /^\d{0,9} ?[/.\s-]? ?\d{0,9}$/,
    codeIn: digitsOf,
    groups: () => '24',
    separator: '/',
  },
  pasted: 'anywhere',
  copiedFrom: undefined,
  words: {
    es: 'Mes y año de la tarjeta, como 04/29',
    de: 'Monat und Jahr auf der Karte, etwa 04/29',
    fr: 'Mois et année de la carte, par exemple 04/29',
    ja: 'カードに書かれた月と年（例：04/29）',
    ar: 'الشهر والسنة على البطاقة، مثل 04/29',
  },
  samples: () => ({
    valid: {
      '12/34': '12/34',
      '7 / 48': '07/48',
      '0449': '04/49',
      '04-2049': '04/49',
      '2049-04': '04/49',
      '12/99': '12/99',
    },
    invalid: {
      '04/20': 'expired',
      '13/49': 'range',
      '00/49': 'range',
      '2049-13': 'range',
      '4': 'format',
      '04/1949': 'format',
      '04/49/30': 'format',
      '04/49 04/49 04/49': 'length',
      '': 'missing',
    },
  }),
};
