import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { hidden } from '../parts/mask.ts';
import { line } from '../parts/text.ts';

/** The HTML Standard's "valid email address", with a domain of at least two labels. Addresses in ASCII only. */
const address =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])$/;

const bullets = hidden.slice(1);

/** An email address of at most 254 characters (RFC 5321, 4.5.3.1.3). */
export const email: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 254,
  options: {},
  /** @returns the address, with its domain in lower case */
  parse(input) {
    return line(input, this.maxLength, (text) => {
      if (!address.test(text)) return invalid('format');
      const at = text.indexOf('@');
      return text.slice(0, at) + text.slice(at).toLowerCase();
    });
  },
  mask: {
    rule: '`a•••@e•••`: the first characters of both halves',
    of: (canonical) => `${canonical[0]}${bullets}@${canonical[canonical.indexOf('@') + 1]}${bullets}`,
    fits: (mask) => /^[!-~]•••@[!-~]•••$/.test(mask),
  },
  expected: () => 'an email address, such as name@example.com',
};

export const emailPresentation: PresentationOf<typeof email> = {
  entry: 'line',
  inputMode: 'email',
  autocomplete: 'email',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Como nombre@example.com',
    de: 'Etwa name@example.com',
    fr: 'Par exemple nom@example.com',
    ja: '例：name@example.com',
    ar: 'مثل name@example.com',
  },
  problems: () => ({
    format: {
      en: 'Enter an email address, such as name@example.com.',
      es: 'Escriba una dirección de correo, como nombre@example.com.',
      de: 'Bitte eine E-Mail-Adresse eingeben, etwa name@example.com.',
      fr: 'Saisissez une adresse e-mail, par exemple nom@example.com.',
      ja: 'メールアドレスを入力してください（例：name@example.com）。',
      ar: 'أدخل عنوان بريد إلكتروني، مثل name@example.com.',
    },
    length: {
      en: 'This is too long for an email address. Please check it.',
      es: 'Es demasiado largo para una dirección de correo. Compruébelo, por favor.',
      de: 'Das ist zu lang für eine E-Mail-Adresse. Bitte prüfen Sie es.',
      fr: 'C’est trop long pour une adresse e-mail. Merci de vérifier.',
      ja: 'メールアドレスとしては長すぎます。ご確認ください。',
      ar: 'هذا أطول من عنوان بريد إلكتروني. يُرجى التحقق.',
    },
  }),
  samples: () => ({
    valid: {
      'pat.practice@example.com': 'pat.practice@example.com',
      ' Ada.L+test@Example.COM ': 'Ada.L+test@example.com',
      'a@b.co': 'a@b.co',
    },
    invalid: {
      ada: 'format',
      'ada@example': 'format',
      '@example.com': 'format',
      'a b@example.com': 'format',
      'a@b.c0m.9': 'format',
      'a@-b.com': 'format',
      [`a@${'b'.repeat(250)}.com`]: 'length',
      '': 'missing',
    },
  }),
};
