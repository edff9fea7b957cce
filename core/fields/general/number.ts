import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { isRecord, oneOf, required, worded } from '../parts/rule.ts';
import { normalised } from '../parts/normalise.ts';
import { code } from '../parts/text.ts';
import type { Worded } from '../parts/worded.ts';

const furthest = 1_000_000_000;

export interface NumberOptions {
  /** The least and the greatest number that may be answered: whole numbers, a billion at most. */
  readonly between: { readonly least: number; readonly greatest: number };
  /** How many digits may stand behind the decimal separator, 1 to 4. @default none */
  readonly decimals?: 1 | 2 | 3 | 4;
  /** The unit that is counted or measured in, 1 to 20 characters. @default none */
  readonly unit?: Worded;
}

/**
 * A number of a reading, an amount, a count: `-12.5`. Thousands may be set off by what is not the decimal separator. Where a
 * reader could take it for either, as in `1,234`, or for two numbers, as in `12 345`, it is refused and not guessed.
 */
export const number: Kind<'stored', NumberOptions, 'range'> = {
  storage: ['stored'],
  maxLength: 60,
  options: {
    between: required({
      expected: `two whole numbers, least below greatest, from -${furthest} to ${furthest}`,
      accepts: (value) => isRecord(value) && Object.keys(value).length === 2 && isRange(value),
    }),
    decimals: oneOf([1, 2, 3, 4]),
    unit: worded(20),
  },
  /** @returns digits without leading or trailing zeros, with `-` before a negative number and `.` before decimals */
  parse(input, { between, decimals = 0, unit }) {
    return code(input.replaceAll(thousands, '').replaceAll('\u066B', '.'), this.maxLength, (text) => {
      const number = read(withoutUnit(text, unit));
      if (number === undefined) return invalid('format');
      if ((number.split('.')[1] ?? '').length > decimals) return invalid('format');
      return Number(number) < between.least || Number(number) > between.greatest ? invalid('range') : number;
    });
  },
  mask: always('[provided]'),
  expected: ({ between: { least, greatest }, decimals, unit }) =>
    `${decimals ? 'a number' : 'a whole number'} from ${least} to ${greatest}${unit ? ` (${unit.en})` : ''}`,
};

function isRange({ least, greatest }: Readonly<Record<string, unknown>>): boolean {
  const isBound = (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) <= furthest;
  return isBound(least) && isBound(greatest) && Number(least) < Number(greatest);
}

/** Between thousands: a narrow space at which no line breaks (CLDR, French), and the Arabic separator. Other spaces may part two numbers. */
const thousands = /(?<=\p{Nd})[\u202F\u066C](?=\p{Nd}{3}(?!\p{Nd}))/gu;

function withoutUnit(text: string, unit: Worded | undefined): string {
  const lower = text.toLowerCase();
  for (const each of Object.values(unit ?? {})) {
    const written = normalised(each, 'code').toLowerCase();
    if (lower.endsWith(written)) return text.slice(0, -written.length).trim();
    if (lower.startsWith(written)) return text.slice(written.length).trim();
  }
  return text;
}

/** Digits in groups, with the separators of the groups and of the decimals. */
const grouped = [
  /^[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,](?<part>[0-9]+))?$/,
  /^[0-9]{1,3}(?:\.[0-9]{3})+,(?<part>[0-9]+)$/,
  /^[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}\.(?<part>[0-9]+)$/,
  /^[0-9]{1,3}(?:\.[0-9]{3}){2,}$/,
  /^[0-9]{1,3}(?:,[0-9]{2,3})+,[0-9]{3}$/,
];

/** `1,234` is a thousand and more, or one and less than a quarter; `1000,000` lacks a separator, or has idle zeros. */
const either = /^0*[1-9](?:[0-9]{0,2}[.,][0-9]{3}|[0-9]*[.,]000)$/;

/** Returns the canonical form of the number in a text. Undefined if the text is not a number or could be read as two. */
function read(text: string): string | undefined {
  const [, sign = '', rest = ''] = /^([+-]?) ?(.*)$/.exec(text) ?? [];
  const plain = either.test(rest) ? null : /^(?<whole>[0-9]+)(?:[.,](?<part>[0-9]+))?$/.exec(rest);
  const match = plain ?? grouped.map((each) => each.exec(rest)).find((each) => each !== null);
  if (!match) return undefined;
  const part = match.groups?.['part'] ?? '';
  const whole = rest.slice(0, part === '' ? undefined : -part.length - 1).replaceAll(/[^0-9]/g, '');
  const digits = whole.replace(/^0+(?=[0-9])/, '');
  const fraction = part.replace(/0+$/, '');
  const number = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '' || sign === '+' || /^[0.]+$/.test(number) ? number : `-${number}`;
}

export const numberPresentation: PresentationOf<typeof number> = {
  entry: 'line',
  inputMode: 'decimal',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Un número dentro de lo posible, sin separador de miles',
    de: 'Eine mögliche Zahl, ohne Tausenderpunkt',
    fr: 'Un nombre possible, sans séparateur de milliers',
    ja: '範囲内の数値（桁区切りなし）',
    ar: 'عدد ضمن الحدود دون فاصل للآلاف',
  },
  problems: () => ({
    format: {
      en: 'Enter one number in digits, without a separator for thousands. If it has decimals, shorten them.',
      es: 'Escriba un solo número en cifras, sin separador de miles. Si tiene decimales, acórtelos.',
      de: 'Bitte eine einzige Zahl in Ziffern eingeben, ohne Tausenderpunkt. Nachkommastellen bitte kürzen.',
      fr: 'Saisissez un seul nombre en chiffres, sans séparateur de milliers. S’il a des décimales, raccourcissez-les.',
      ja: '数値を 1 つ、桁区切りなしの数字で入力してください。小数がある場合は桁数を減らしてください。',
      ar: 'أدخل عددًا واحدًا بالأرقام دون فاصل للآلاف. إن كانت فيه كسور عشرية فاختصرها.',
    },
    length: {
      en: 'This is too long. Enter one number in digits.',
      es: 'Es demasiado largo. Escriba un solo número en cifras.',
      de: 'Das ist zu lang. Bitte eine einzige Zahl in Ziffern eingeben.',
      fr: 'C’est trop long. Saisissez un seul nombre en chiffres.',
      ja: '長すぎます。数値を 1 つ入力してください。',
      ar: 'هذا طويل جدًا. أدخل عددًا واحدًا بالأرقام.',
    },
    range: {
      en: 'This number is too small or too large. Check each digit.',
      es: 'El número es demasiado pequeño o demasiado grande. Compruebe cada cifra.',
      de: 'Diese Zahl ist zu klein oder zu groß. Bitte prüfen Sie jede Ziffer.',
      fr: 'Ce nombre est trop petit ou trop grand. Vérifiez chaque chiffre.',
      ja: '数値が小さすぎるか、大きすぎます。数字をご確認ください。',
      ar: 'هذا العدد أصغر أو أكبر من اللازم. تحقق من كل رقم.',
    },
  }),
  unit: ({ unit }) => unit,
  limits: ({ between: { least, greatest } }) => `${least} – ${greatest}`,
  read: (canonical, { unit }) => (unit ? `${canonical} ${unit.en}` : canonical),
  samples: ({ between: { least, greatest }, decimals, unit }) => ({
    valid: {
      [greatest]: String(greatest),
      [` +${greatest} `]: String(greatest),
      [least]: String(least),
      [`0${greatest},0`]: String(greatest),
      ...(decimals && { [`${greatest - 1},50`]: `${greatest - 1}.5` }),
      ...(unit && { [`${greatest} ${unit.en}`]: String(greatest) }),
    },
    invalid: {
      [String(greatest + 1)]: 'range',
      [String(least - 1)]: 'range',
      '1,234': 'format',
      '1.234': 'format',
      [`${greatest}.00001`]: 'format',
      '1 2': 'format',
      '1e3': 'format',
      '0x10': 'format',
      '--1': 'format',
      one: 'format',
      '½': 'format',
      ['1'.repeat(61)]: 'length',
      '': 'missing',
    },
  }),
};
