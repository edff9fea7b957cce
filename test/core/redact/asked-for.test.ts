import { expect, test } from 'vitest';
import type { RedactedKind } from '../../../core/protocol/index.ts';
import { askedFor } from '../../../core/redact/asked-for.ts';

const asked: [RedactedKind[], string[]][] = [
  [
    ['ssn'],
    [
      'What is your social security number?',
      'whats your ssn',
      'SSN please',
      'And your social?',
      'Your full name and SSN please',
      'Please confirm your name, date of birth and social security number.',
      'First I need your date of birth, then your SSN.',
      '¿Cuál es su número de la seguridad social?',
      'Wie lautet Ihre Sozialversicherungsnummer?',
      'Quel est votre numéro de sécurité sociale ?',
      '社会保障番号を教えてください',
      'ما هو رقم الضمان الاجتماعي؟',
    ],
  ],
  [
    ['cardNumber'],
    [
      'What’s your card number?',
      'Number on your card?',
      'Could I have the long number across the front of your card, please?',
      'Please give me the 16 digits on the front of your card',
      '¿Me puede dar el número de su tarjeta?',
      'Nennen Sie mir bitte die Kartennummer',
      'Votre numéro de carte s’il vous plaît',
      'カード番号をお願いします',
      'من فضلك أرسل رقم البطاقة',
    ],
  ],
  [
    ['cvv'],
    [
      'What is the CVV?',
      'Please read out the three digits on the back',
      '¿Me puede dar el código de seguridad?',
      'Wie lautet der Sicherheitscode?',
      'Pouvez-vous me donner le cryptogramme ?',
      'セキュリティコードを入力してください',
      'ما هو رمز الأمان؟',
    ],
  ],
  [
    ['pin'],
    [
      'Enter your PIN please',
      '¿Cuál es su PIN?',
      'Wie lautet Ihre PIN?',
      'Quel est votre code PIN ?',
      '暗証番号を教えてください',
      'ما هو الرقم السري؟',
    ],
  ],
  [
    ['cardExpiry'],
    [
      'And the expiry date?',
      '¿Me da la fecha de caducidad?',
      'Wie lautet das Ablaufdatum?',
      'Quelle est la date d’expiration ?',
      '有効期限を教えてください',
      'ما هو تاريخ انتهاء البطاقة؟',
    ],
  ],
  [
    ['iban'],
    [
      'Your IBAN?',
      'Necesito su IBAN',
      'Ich brauche noch Ihre IBAN',
      'J’ai besoin de votre IBAN',
      'IBANを送ってください',
      'أحتاج رقم الآيبان',
    ],
  ],
  [
    ['cardNumber', 'cvv'],
    ['Can I take your credit card details and the CVV?', 'What is the card number? And the CVV please?'],
  ],
  [['cardNumber', 'cardExpiry', 'cvv'], ['Card number, expiry date and CVV please']],
];

test.each(asked)('%j is asked for, in six languages', (kinds, messages) => {
  for (const message of messages) expect([message, askedFor(message)]).toEqual([message, kinds]);
});

test.each([
  'Never send your card number here.',
  'We will never ask for your PIN.',
  'I will send you a secure form for your card number.',
  'Please use the secure form for your SSN.',
  'What is a CVV? It is on the back.',
  'Your card number is masked.',
  'Did you forget your PIN?',
  'What is your order number?',
  'Has your card arrived?',
  'The offer expires tomorrow, shall I renew it?',
  'When does your contract expire?',
  'My SSN is 219-09-9999',
  'Nunca comparta su PIN.',
  'Bitte keine Kartennummer hier schreiben.',
  'N’envoyez jamais votre numéro de carte.',
  'カード番号は送らないでください',
  'لا ترسل رقم البطاقة',
  '',
])('nothing is asked for: %s', (message) => {
  expect(askedFor(message)).toEqual([]);
});

test.each(['ssn send you ', 'give me your ssn on the my ', 'ssn, ', 'your ', 'ssn?', 'please your not '])(
  'the longest message is judged at once: %j …',
  (words) => {
    const started = performance.now();
    askedFor(words.repeat(4_000 / words.length));
    expect(performance.now() - started).toBeLessThan(200);
  },
);
