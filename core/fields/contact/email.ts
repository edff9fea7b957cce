import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { hidden } from '../parts/mask.ts';
import { line } from '../parts/text.ts';

/**
 * The HTML Standard's "valid email address", with a domain of at least two labels; in both halves also letters and digits of
 * every script (RFC 6531, 3.3).
 */
const address =
  /^[\p{L}\p{M}\p{Nd}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd}·-]{0,61}[\p{L}\p{M}\p{Nd}])?\.)+\p{L}(?:[\p{L}\p{M}\p{Nd}-]{0,61}[\p{L}\p{M}\p{Nd}])$/u;

const most = 254;

/** Hyphens that a browser may break a line at, or may not. */
const hyphen = /[\u2010\u2011]/g;

const bullets = hidden.slice(1);

/**
 * An email address of at most 254 bytes (RFC 5321, 4.5.3.1.3). Letters of a script stay letters: the visitor and the agent
 * read `münchen.de` and not its A-label. Mail servers make that of it (RFC 6531, 3.2).
 */
export const email: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: most,
  options: {},
  /** @returns the address, with its domain in lower case */
  parse(input) {
    return line(input, this.maxLength, (text) => {
      // A joiner and an ideographic full stop come with how it was typed (RFC 5895, 2).
      const [local = '', domain = ''] = text.replaceAll(/[\u200C\u200D]|^mailto:/gi, '').split(/(?=@)/);
      const written =
        local.replaceAll('’', "'").replaceAll(hyphen, '-') +
        domain.replaceAll('。', '.').replaceAll(hyphen, '-').toLowerCase();
      if (!address.test(written)) return invalid('format');
      return new TextEncoder().encode(written).length > most ? invalid('length') : written;
    });
  },
  mask: {
    rule: '`a•••@e•••`: the first characters of both halves',
    of: (canonical) => canonical.replaceAll(/([^@])[^@]*/gu, `$1${bullets}`),
    fits: (mask) => /^[!-~\p{L}\p{M}\p{Nd}]•••@[!-~\p{L}\p{Nd}]•••$/u.test(mask),
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
      'info@münchen.de': 'info@münchen.de',
      'info@MU\u0308NCHEN.de': 'info@münchen.de',
      'Info@xn--mnchen-3ya.de': 'Info@xn--mnchen-3ya.de',
      '用户＠例子。中国': '用户@例子.中国',
      'δοκιμή@παράδειγμα.δοκιμή': 'δοκιμή@παράδειγμα.δοκιμή',
      'अ@उदाहरण.भारत': 'अ@उदाहरण.भारत',
      'mailto:ada@example.com': 'ada@example.com',
      '\u200Eada@exam\u00ADple.com\u200B': 'ada@example.com',
      'o’neil@example.com': "o'neil@example.com",
    },
    invalid: {
      ada: 'format',
      'ada@example': 'format',
      '@example.com': 'format',
      'a b@example.com': 'format',
      'a@b@example.com': 'format',
      'a@münchen': 'format',
      '“a”@example.com': 'format',
      'a@b.c0m.9': 'format',
      'a@-b.com': 'format',
      [`a@${'b'.repeat(250)}.com`]: 'length',
      [`a@${`${'ü'.repeat(40)}.`.repeat(5)}de`]: 'length',
      '': 'missing',
    },
  }),
};
