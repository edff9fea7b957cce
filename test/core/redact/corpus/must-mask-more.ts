import type { RedactedKind } from '../../../../core/protocol/values.ts';
import { withLuhn } from './checks.ts';
import type { Random } from './random.ts';

export interface MustMask {
  readonly text: string;
  /** The text as it has to be stored. */
  readonly masked: string;
  /** What the other side has just asked for. */
  readonly asked?: readonly RedactedKind[];
}

/** Sixteen or fifteen digits of the networks whose numbers are found bare. */
const bodies = ['4##############', '53#############', '2720###########', '6011###########', '3540###########', '37############'];
const cardOf = (random: Random) => withLuhn(random.fill(random.pick(bodies)));

/** What people write behind a card number: expiry date and code, with their words in six languages. */
const behind: readonly (readonly [string, string])[] = [
  [' 12/29 123', ' ••/•• •••'], ['|12|2029|123', '|••/••|•••'], [' 1229 123', ' ••/•• •••'], ['123', '•••'], ['1229', '••/••'], ['1229123', '••/•••••'],
  ['12/29 123', '••/•• •••'], [' 12-29-123', ' ••/••-•••'], [', 12/2029, 1234', ', ••/••, •••'], ['\n12/29\n123', '\n••/••\n•••'], [' 2029-12 123', ' ••/•• •••'],
  [' exp 12/29 cvv 123', ' exp ••/•• cvv •••'], [' expires 12/29, security code 123', ' expires ••/••, security code •••'], [' CVC: 123 Exp: 1/30', ' CVC: ••• Exp: ••/••'],
  [' caduca 12/29, código de seguridad 123', ' caduca ••/••, código de seguridad •••'], [' gültig bis 12/29, Prüfnummer 123', ' gültig bis ••/••, Prüfnummer •••'],
  [" expire 12/29, cryptogramme 123", ' expire ••/••, cryptogramme •••'], ['、有効期限12/29、セキュリティコード123', '、有効期限••/••、セキュリティコード•••'],
  [' تاريخ الانتهاء 12/29 رمز الأمان 123', ' تاريخ الانتهاء ••/•• رمز الأمان •••'], [' Jane Doe 12/29 123', ' Jane Doe ••/•• •••'], [' 123', ' •••'], [' 1234 12/29', ' ••• ••/••'],
];

/** A card number with its expiry date, its code, or both. */
export function besideCards(random: Random): MustMask[] {
  return behind.flatMap(([written, masked]) =>
    ['{}', 'my card is {}', 'mi tarjeta: {}', 'Karte {}'].flatMap((sentence) => {
      // The code of American Express has four digits: what stands behind is told by itself.
      const card = cardOf(random);
      const one = card.length === 15 && /^[0-9]+$/.test(written) ? withLuhn(random.fill(bodies[0] ?? '')) : card;
      return [{ text: sentence.replace('{}', one + written), masked: sentence.replace('{}', `•••• ${one.slice(-4)}${masked}`) }];
    }),
  );
}

/** Numbers of networks that are known by their name alone, of every length. */
const called = [
  '9704############', '8600############', '9860############', '603799##########', '6104############', '94##############', '9410############', '507803##########', '1##############',
  '506099##########', '9792############', '50##########', '60###########', '69############', '6390############', '5612############', '3088############', '2131###########', '1800###########', '3337############', '9112############', '8###############',
];
const cardNames = [
  'my card number is {}', 'My card: {}', 'credit card {}', 'debit card no. {}', 'Mi tarjeta es {}', 'número de tarjeta: {}', 'Meine Kartennummer ist {}', 'Kreditkarte {}', 'ma carte : {}', 'numéro de carte {}', 'カード番号は{}です',
  'クレジットカード {}', 'رقم بطاقتي {}', 'بطاقة الائتمان {}', 'please charge my Visa {}', '{} is my card', '我的卡号是{}', 'номер карты {}',
];

export function calledCards(random: Random): MustMask[] {
  return called.flatMap((body) =>
    cardNames.map((sentence) => {
      const card = withLuhn(random.fill(body.slice(0, -1)));
      const written = random.pick([card, card.replace(/(.{4})(?=.)/g, '$1 ')]);
      return { text: sentence.replace('{}', written), masked: sentence.replace('{}', `•••• ${card.slice(-4)}`) };
    }),
  );
}

const codeNames = [
  'cvv', 'CVV:', 'CVV2', 'my cvc is', 'CVC2 =', 'cid', 'security code is', 'The card security code:', 'código de seguridad', 'el código de seguridad es', 'Prüfnummer', 'Sicherheitscode:', 'meine Prüfziffer ist',
  'cryptogramme', 'code de sécurité :', 'セキュリティコードは', 'セキュリティコード：', 'رمز الأمان', 'رمز الأمان هو', 'the 3 digits on the back are', 'код безопасности', 'código de segurança',
];
const pinNames = [
  'PIN', 'my PIN is', 'pin:', 'PIN code', 'the pin number is', 'mi PIN es', 'clave secreta', 'número secreto:', 'meine PIN lautet', 'Geheimzahl', 'mon code PIN est', 'code secret :', '暗証番号は', '暗証番号：', 'الرقم السري', 'الرقم السري هو', 'пин-код',
];

/** Security codes and PINs by their names. */
export function named(random: Random): MustMask[] {
  return [
    ...codeNames.flatMap((name) => ['###', '####', '# # #'].map((code) => ({ text: `${name} ${random.fill(code)}`, masked: `${name} •••` }))),
    ...pinNames.flatMap((name) => ['####', '######', '# # # #'].map((pin) => ({ text: `${name} ${random.fill(pin)}`, masked: `${name} ••••` }))),
    ...['{} is my cvv', '{} (CVV)', '{} es mi código de seguridad', '{} ist meine Prüfnummer'].map((sentence) => ({ text: sentence.replace('{}', random.fill('###')), masked: sentence.replace('{}', '•••') })),
  ];
}

const replies = ['{}', 'It is {}', "it's {}", 'Sure, {}', '{} thanks', 'es {}', 'Ja, {}', "c'est le {}", '{}です', 'هو {}'];

/** Bare digits of the kind that the other side has asked for. */
export function answers(random: Random): MustMask[] {
  const kinds = [['ssn', '1########', '•••-••-••••'], ['ssn', '1##-##-1###', '•••-••-••••'], ['cvv', '###', '•••'], ['pin', '####', '••••'], ['cardExpiry', '12/2#', '••/••']] as const;
  const simple = kinds.flatMap(([kind, pattern, mask]) =>
    replies.map((reply) => {
      const written = random.fill(pattern).replace(/^(1[0-9]{2})(-?)00/, '$1$201').replace(/0000$/, '0001');
      return { text: reply.replace('{}', written), masked: reply.replace('{}', mask), asked: [kind] };
    }),
  );
  const cards = called.map((body) => {
    const card = withLuhn(random.fill(body.slice(0, -1)));
    const reply = random.pick(replies);
    return { text: reply.replace('{}', card), masked: reply.replace('{}', `•••• ${card.slice(-4)}`), asked: ['cardNumber' as const] };
  });
  return [...simple, ...cards];
}

/** Other ways to write a number, and sentences that once excused it. */
export const tables: readonly MustMask[] = [
  { text: '4242&nbsp;4242&nbsp;4242&nbsp;4242', masked: '•••• 4242' },
  { text: '4242&#160;4242&#xa0;4242&ensp;4242', masked: '•••• 4242' },
  { text: '4242%204242%204242%204242', masked: '•••• 4242' },
  { text: '4242%C2%A04242%C2%A04242%C2%A04242', masked: '•••• 4242' },
  { text: '4242%2D4242%2D4242%2D4242', masked: '•••• 4242' },
  { text: 'DE89&nbsp;3704&nbsp;0044&nbsp;0532&nbsp;0130&nbsp;00', masked: 'DE•• •••• 3000' },
  { text: 'DE89%203704%200044%200532%200130%2000', masked: 'DE•• •••• 3000' },
  { text: '%B4242424242424242^DOE/JOHN^29121011234567890?', masked: '•••• 4242' },
  { text: ';4242424242424242=29121011234567890?', masked: '•••• 4242' },
  { text: 'track %B378282246310005^DOE/JANE M.^2912101?;378282246310005=2912101?', masked: 'track •••• 0005•••• 0005' },
  { text: 'B4242424242424242^DOE/JOHN^2912', masked: '•••• 4242' },
  { text: '4242424242424242D29121011234567890F', masked: '•••• 4242' },
  { text: 'I want to cancel my order. 123-45-6789', masked: 'I want to cancel my order. •••-••-••••' },
  { text: 'For my account: 123-45-6789', masked: 'For my account: •••-••-••••' },
  { text: 'customer 123-45-6789 Jane Doe', masked: 'customer •••-••-•••• Jane Doe' },
  { text: 'item 1: 219-09-9999', masked: 'item 1: •••-••-••••' },
  { text: '219-09-9999 account holder', masked: '•••-••-•••• account holder' },
  { text: 'IBAN DE89 3704 0044 0532 0130 0', masked: 'IBAN DE•• •••• 1300' },
  { text: 'my IBAN: XX12 3456 7890 1234 5678', masked: 'my IBAN: XX•• •••• 5678' },
];
