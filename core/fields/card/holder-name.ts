import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { hidden } from '../parts/mask.ts';
import { line } from '../parts/text.ts';

/** At least one letter, of any script. Digits stand in the names of companies; initials never show one. */
const name = /^(?=.*\p{L})[\p{L}\p{M}\p{Nd} .,'’&/-]+$/u;

/** The name on a card: 2 to 26 characters (ISO/IEC 7813, track 1). */
export const cardholderName: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 60,
  options: {},
  /** @returns the name, with one space between its words */
  parse(input) {
    return line(input, this.maxLength, (typed) => {
      const text = typed.replaceAll(/\s+/g, ' ');
      if (!name.test(text)) return invalid('format');
      const { length } = [...text];
      return length >= 2 && length <= 26 ? text : invalid('length');
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
    fits: (mask) => new RegExp(`^(?:${hidden}|\\p{L}\\.(?: \\p{L}\\.){0,12})$`, 'u').test(mask),
  },
  expected: () => 'the name as it is on the card, 2 to 26 characters',
};

export const cardholderNamePresentation: PresentationOf<typeof cardholderName> = {
  entry: 'line',
  inputMode: 'text',
  autocomplete: 'cc-name',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Como aparece en la tarjeta, de 2 a 26 caracteres',
    de: 'Wie auf der Karte, 2 bis 26 Zeichen',
    fr: 'Comme sur la carte, de 2 à 26 caractères',
    ja: 'カードの表記どおり、2～26 文字',
    ar: 'كما هو مكتوب على البطاقة، من حرفين إلى 26 حرفًا',
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
    valid: {
      'PAT PRACTICE': 'PAT PRACTICE',
      " Ada   O'Neil ": "Ada O'Neil",
      'José Müller-Ōta': 'José Müller-Ōta',
      李明: '李明',
      'ACME 24 & SONS': 'ACME 24 & SONS',
    },
    invalid: {
      A: 'length',
      'Abcdefghijkl Mnopqrstuvwxyz': 'length',
      '4242424242424242': 'format',
      'Ada <b>': 'format',
      'Ada\u200BLovelace': 'format',
      'Ada\nLovelace': 'format',
      ' ': 'missing',
    },
  }),
};
