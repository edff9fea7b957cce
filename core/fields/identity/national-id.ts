import { codeIn } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf, Samples } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { oneOf, required } from '../parts/rule.ts';
import { nationalIdRules, type NationalIdCountry } from './national-id-rules.ts';
import { notInUse, onDocument } from '../parts/sentences.ts';

export interface NationalIdOptions {
  /** Whose number, as an ISO 3166-1 code. */
  readonly country: NationalIdCountry;
}

/** A person's national identification number, by the rules of the country that issued it. */
export const nationalId: Kind<'stored', NationalIdOptions, 'checksum' | 'range'> = {
  storage: ['stored'],
  maxLength: 40,
  options: { country: required(oneOf(Object.keys(nationalIdRules))) },
  /** @returns digits and letters in upper case, with nothing between them */
  parse(input, { country }) {
    return codeIn(input.replaceAll(/[/\uFF0F]/g, ' '), this.maxLength, nationalIdRules[country].check);
  },
  mask: lastOf(3),
  expected: ({ country }) => `a ${nationalIdRules[country].name}`,
};

export const nationalIdPresentation: PresentationOf<typeof nationalId> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Como aparece en su documento',
    de: 'Wie auf Ihrem Dokument',
    fr: 'Comme sur votre document',
    ja: '書類の表記どおり',
    ar: 'كما هو مكتوب في وثيقتك',
  },
  problems: () => ({
    ...onDocument,
    checksum: {
      en: 'Check the number: one of its letters or digits doesn’t match.',
      es: 'Compruebe el número: una de sus letras o cifras no concuerda.',
      de: 'Bitte prüfen Sie die Nummer: Ein Buchstabe oder eine Ziffer stimmt nicht.',
      fr: 'Vérifiez le numéro : une lettre ou un chiffre ne correspond pas.',
      ja: '番号をご確認ください。文字か数字のどれかが合いません。',
      ar: 'تحقق من الرقم: أحد حروفه أو أرقامه غير صحيح.',
    },
    range: notInUse,
  }),
  samples: ({ country }) => samples[country],
};

const samples: Readonly<Record<NationalIdCountry, Samples>> = {
  BE: {
    valid: { '85.07.30-033.28': '85073003328', '17 07 30 033 84': '17073003384' },
    invalid: { '85.07.30-033.29': 'checksum', '8507300332': 'length', '8507300332A': 'format' },
  },
  BR: {
    valid: { '111.444.777-35': '11144477735', '529.982.247-25': '52998224725' },
    invalid: { '111.444.777-36': 'checksum', '111.111.111-11': 'range', '1114447773': 'length' },
  },
  CA: {
    valid: { '046 454 286': '046454286', '130692544': '130692544' },
    invalid: { '046 454 287': 'checksum', '000 000 000': 'format', '04645428': 'length' },
  },
  DE: {
    valid: { '86 095 742 719': '86095742719', '47036892816': '47036892816' },
    invalid: { '86 095 742 718': 'checksum', '06 095 742 719': 'format', '8609574271': 'length' },
  },
  ES: {
    valid: { '12345678Z': '12345678Z', 'X-1234567-L': 'X1234567L', Y1234567X: 'Y1234567X' },
    invalid: { '12345678A': 'checksum', A1234567L: 'format', '12345678': 'length' },
  },
  FR: {
    valid: { '2 55 08 14 168 025 38': '255081416802538', '1 51 02 46 102 043 25': '151024610204325' },
    invalid: {
      '2 55 08 14 168 025 39': 'checksum',
      '9 55 08 14 168 025 38': 'format',
      '2 55 08': 'length',
    },
  },
  GB: {
    valid: { 'AB 12 34 56 C': 'AB123456C', 'ab 12 34 56 c': 'AB123456C', JG121316A: 'JG121316A' },
    invalid: { QQ123456C: 'format', GB123456A: 'format', AB123456E: 'format', AB12345C: 'length' },
  },
  IT: {
    valid: { RSSMRA85T10A562S: 'RSSMRA85T10A562S', MRTMTT91D08F205J: 'MRTMTT91D08F205J' },
    invalid: { RSSMRA85T10A562T: 'checksum', '1SSMRA85T10A562S': 'format', RSSMRA85T10: 'length' },
  },
  NL: {
    valid: { '111222333': '111222333', '1234.56.782': '123456782' },
    invalid: { '111222334': 'checksum', '000000000': 'format', '11122233': 'length' },
  },
  PL: {
    valid: { '44051401359': '44051401359', '02070803628': '02070803628' },
    invalid: { '44051401358': 'checksum', '00000000000': 'format', '4405140135': 'length' },
  },
  SE: {
    valid: { '811218-9876': '8112189876', '19811218-9876': '198112189876' },
    invalid: {
      '811218-9877': 'checksum',
      '811318-9876': 'format',
      '811299-9878': 'format',
      '81121898': 'length',
    },
  },
};
