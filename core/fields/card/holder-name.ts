import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { hidden } from '../parts/mask.ts';
import { name } from '../parts/text.ts';

/** At least one letter, of any script. Up to four digits in a row stand in the names of companies; initials never show one. */
const written =
  /^(?=.*\p{L})(?!.*\p{Nd}{5}|.*(?:\p{Nd}{4}[ -]?){3})[\p{L}\p{M}\p{Nd}\u200C\u200D .,'&/·・׳״\p{Pd}]+$/u;

const most = 60;

/** The name on a card: 1 to 60 characters. A card has room for 26 (ISO/IEC 7813, track 1), and people write their whole name. */
export const cardholderName: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 4 * most,
  options: {},
  /** @returns the name, with one space between its words */
  parse(input) {
    return name(input, this.maxLength, (text) => {
      if (!written.test(text)) return invalid('format');
      return [...text].length <= most ? text : invalid('length');
    });
  },
  mask: {
    rule: '`A. L.`: the first letters of its words, from the first word on, as many as half of its letters (rounded down) at the most; `••••` if that is none',
    of(canonical) {
      const words = canonical.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
      const half = Math.floor((canonical.match(/\p{L}/gu) ?? []).length / 2);
      const initials = words.slice(0, half).map((word) => `${[...word][0]}.`);
      return initials.length === 0 ? hidden : initials.join(' ');
    },
    fits: (mask) => new RegExp(`^(?:${hidden}|\\p{L}\\.(?: \\p{L}\\.){0,19})$`, 'u').test(mask),
  },
  expected: () => 'the name as it is on the card, up to 60 characters',
};

export const cardholderNamePresentation: PresentationOf<typeof cardholderName> = {
  entry: 'line',
  inputMode: 'text',
  autocomplete: 'cc-name',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Como aparece en la tarjeta, hasta 60 caracteres',
    de: 'Wie auf der Karte, bis zu 60 Zeichen',
    fr: 'Comme sur la carte, jusqu’à 60 caractères',
    ja: 'カードの表記どおり、60 文字以内',
    ar: 'كما هو مكتوب على البطاقة، 60 حرفًا على الأكثر',
  },
  problems: () => ({
    format: {
      en: 'Enter the name in letters, as on the card, without special characters.',
      es: 'Escriba el nombre con letras, como en la tarjeta, sin caracteres especiales.',
      de: 'Bitte den Namen in Buchstaben eingeben, wie auf der Karte, ohne Sonderzeichen.',
      fr: 'Saisissez le nom en lettres, comme sur la carte, sans caractères spéciaux.',
      ja: 'カードの表記どおりに、特殊な記号を使わずに文字で入力してください。',
      ar: 'أدخل الاسم بالحروف كما هو على البطاقة، دون رموز خاصة.',
    },
    length: {
      en: 'This is too short or too long. Enter the name as on the card.',
      es: 'Es demasiado corto o demasiado largo. Escriba el nombre como en la tarjeta.',
      de: 'Das ist zu kurz oder zu lang. Bitte den Namen wie auf der Karte eingeben.',
      fr: 'C’est trop court ou trop long. Saisissez le nom comme sur la carte.',
      ja: '短すぎるか、長すぎます。カードの表記どおりに入力してください。',
      ar: 'هذا أقصر أو أطول من اللازم. أدخل الاسم كما هو على البطاقة.',
    },
  }),
  samples: () => ({
    valid,
    invalid: {
      ['Abcdefghi '.repeat(6) + 'J']: 'length',
      '4242424242424242': 'format',
      'Jane 4242 4242 4242 4242': 'format',
      'Jane 424242': 'format',
      'Ada <b>': 'format',
      'Ada\nLovelace': 'format',
      'Ada\u2028Lovelace': 'format',
      ' ': 'missing',
    },
  }),
};

const valid = {
  'PAT PRACTICE': 'PAT PRACTICE',
  " Ada   O'Neil ": "Ada O'Neil",
  'José Müller-Ōta': 'José Müller-Ōta',
  李明: '李明',
  'ACME 24 & SONS': 'ACME 24 & SONS',
  'علی\u200Cرضا': 'علی\u200Cرضا',
  'ශ්\u200Dරී': 'ශ්\u200Dරී',
  'അവന്\u200D': 'അവന്\u200D',
  'van ‘t Hooft': "van 't Hooft",
  'Jean\u2011Luc': 'Jean-Luc',
  'Anne\u2013Marie Ro\u2212Sé': 'Anne-Marie Ro-Sé',
  'O´Brien': "O'Brien",
  'O`Neil': "O'Neil",
  'D\u02BCAngelo': "D'Angelo",
  'e´A\u0301na': "e'Ána",
  'Sarah O’Neil 2': "Sarah O'Neil 2",
  'Wolfeschlegelsteinhausenbergerdorff Ann': 'Wolfeschlegelsteinhausenbergerdorff Ann',
  Pneumonoultramicroscopicsilicovolcanoco: 'Pneumonoultramicroscopicsilicovolcanoco',
  A: 'A',
  明: '明',
  'A Li': 'A Li',
  '李 小龍': '李 小龍',
  '李\u3000小龍': '李 小龍',
  'ジョン・スミス': 'ジョン・スミス',
  'ﾔﾏﾀﾞ ﾀﾛｳ': 'ヤマダ タロウ',
  'Gal·la Puig': 'Gal·la Puig',
  'בן־גוריון': 'בן־גוריון',
  'Ada\u200BLovelace': 'AdaLovelace',
  '\u202BAda\u00ADLovelace\u202C': 'AdaLovelace',
  'Ada\tLovelace': 'Ada Lovelace',
};
