import { codeOf, mixedCodeIn } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf, Samples } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { oneOf } from '../parts/rule.ts';
import { onDocument } from '../parts/sentences.ts';

/** The shapes that authorities publish (Germany's KBA, Britain's DVLA). US states and most countries have shapes of their own. */
const shapes = {
  DE: /^[A-Z0-9][0-9]{2}[A-Z0-9]{6}[0-9][A-Z0-9]$/,
  GB: /^[A-Z][A-Z9]{4}[0-9][0156][0-9][0-3][0-9]{2}[A-Z9]{2}[A-Z0-9][A-Z]{2}$/,
} as const;

export type DrivingLicenceCountry = keyof typeof shapes;

export interface DrivingLicenceOptions {
  /** Who issued it, as an ISO 3166-1 code. @default anyone: 5 to 20 letters and digits */
  readonly country?: DrivingLicenceCountry;
}

/** The number of a driving licence. */
export const drivingLicence: Kind<'stored', DrivingLicenceOptions> = {
  storage: ['stored'],
  maxLength: 40,
  options: { country: oneOf(Object.keys(shapes)) },
  /** @returns digits and letters in upper case, with nothing between them */
  parse(input, { country }) {
    const fits = (code: string) => country === undefined || shapes[country].test(code);
    const check = codeOf(5, 20, (code) => (fits(code) ? undefined : 'format'));
    return mixedCodeIn(input, this.maxLength, check);
  },
  mask: lastOf(3),
  expected: ({ country }) =>
    country === undefined
      ? 'a driving licence number, 5 to 20 letters and digits'
      : `the number of a driving licence of ${country}`,
};

export const drivingLicencePresentation: PresentationOf<typeof drivingLicence> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Letras y cifras, como en su permiso',
    de: 'Buchstaben und Ziffern wie auf dem Führerschein',
    fr: 'Lettres et chiffres, comme sur votre permis',
    ja: '免許証の表記どおりの英数字',
    ar: 'حروف وأرقام كما في رخصتك',
  },
  problems: () => onDocument,
  samples: ({ country }) => samples[country ?? 'any'],
};

const samples: Readonly<Record<DrivingLicenceCountry | 'any', Samples>> = {
  any: {
    valid: { D1234567: 'D1234567', 'D123-4567': 'D1234567' },
    invalid: { '1234': 'length', ABCDEFGHIJ12345678901: 'length', ABC_123: 'format' },
  },
  DE: {
    valid: { B072RRE2I55: 'B072RRE2I55' },
    invalid: { B072RRE2I5: 'format', B072: 'length', BO72RRE2I55: 'format' },
  },
  GB: {
    valid: { MORGA657054SM9IJ: 'MORGA657054SM9IJ', 'MORGA 657054 SM9IJ': 'MORGA657054SM9IJ' },
    invalid: { MORGA957954SM9IJ: 'format', MORGA657054SM9I: 'format', '9ORGA657054SM9IJ': 'format' },
  },
};
