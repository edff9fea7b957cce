import { isRequest, sentencesOf } from '../asking/is-request.ts';
import { name, part } from '../asking/words.ts';
import type { RedactedKind } from '../protocol/values.ts';

/** The names that people use for each kind when they ask for it, in English, Spanish, German, French, Japanese and Arabic. */
const namesOf: Readonly<Record<RedactedKind, readonly RegExp[]>> = {
  cardNumber: [
    name(
      "(?:credit |debit |payment |bank )?card(?:[’']s)? (?:numbers?|nos?|num|#|details|data|info(?:rmation)?)",
      '(?:long|full|whole|complete) (?:card )?number',
      '(?:numbers?|digits) (?:of|on|from|across) (?:\\p{L}+ ){1,4}?card',
      '(?:16|sixteen)[- ]digits?(?: number)?',
      '(?:credit|debit) card',
    ),
    name(
      '(?:números?|datos) de (?:la |tu |su )?tarjeta',
      '(?:karten|kreditkarten|debitkarten)-?(?:nummer|daten)',
      '(?:nummer|daten) (?:ihrer|deiner|der) (?:kredit|debit)?karte',
      '(?:numéros?|coordonnées|données) de (?:la |ta |votre )?carte',
    ),
    part('カード(?:の)?番号', 'カード情報', 'رقم (?:ال)?بطاقة', 'رقم بطاقت'),
  ],
  cardExpiry: [
    name(
      'expir(?:y|ation)(?: date)?',
      'exp(?:\\.)? date',
      'valid (?:until|thru|through)',
      'fecha de (?:caducidad|vencimiento|expiración)',
    ),
    name('ablaufdatum', 'gültig bis', "date d[’']expiration", "date d[’']expiry"),
    part('有効期限', 'تاريخ (?:ال)?(?:انتهاء|صلاحية)'),
  ],
  cvv: [
    name(
      'cvv2?',
      'cvc2?',
      'card verification (?:value|code)',
      '(?:card )?security code',
      '(?:three|3|four|4)[- ]digits? (?:code|number|(?:on|from) the (?:back|front))',
    ),
    name(
      'código de seguridad',
      'kartenprüfnummer',
      'prüf(?:ziffer|nummer|code)',
      'sicherheitscode',
      'cryptogramme',
      'code de sécurité',
    ),
    part('セキュリティー?コード', 'رمز الأمان', 'رمز الامان', 'رمز التحقق من البطاقة'),
  ],
  ssn: [
    name(
      'ssn',
      's\\.s\\.n',
      'social security(?: (?:numbers?|no|#))?',
      'social(?= (?:number|please)|[?,.]|$)',
      'soc(?:ial)? sec(?: number)?',
    ),
    name(
      '(?:número de (?:la )?)?segur(?:o|idad) social',
      'sozialversicherungsnummer',
      'numéro de sécurité sociale',
    ),
    part('社会保障番号', 'ソーシャルセキュリティ', 'الضمان الاجتماعي'),
  ],
  iban: [
    name('ibans?(?: number)?', 'international bank account number', 'iban-nummer', 'numéro iban'),
    part('آيبان', 'ايبان', 'アイバン'),
  ],
  pin: [
    name('(?:card |atm )?pins?(?:[- ](?:code|number))?', 'número secreto', 'clave secreta', 'geheimzahl'),
    name('pin-?(?:nummer|code)', 'code (?:secret|pin|confidentiel)'),
    part('暗証番号', 'الرقم السري', 'رقم التعريف الشخصي', 'رقم سري'),
  ],
};

const kindsOfNames = Object.entries(namesOf) as [RedactedKind, readonly RegExp[]][];
const names = Object.values(namesOf).flat();

/**
 * Which kinds of secret number a message asks the other side for: each once, in the order of {@link RedactedKind}. A guess by
 * words; a warning, an explanation and a form's title ask for nothing.
 */
export function askedFor(text: string): RedactedKind[] {
  const requests = sentencesOf(text).filter(
    (sentence) => names.some((each) => each.test(sentence)) && isRequest(sentence, names),
  );
  return kindsOfNames
    .filter(([, words]) => requests.some((sentence) => words.some((each) => each.test(sentence))))
    .map(([kind]) => kind);
}
