import { expect, test } from 'vitest';
import { forms } from '../../../forms/index.ts';
import { advise } from '../../../web/console/work/coach.ts';

const asked: [form: string, messages: string[]][] = [
  [
    'payment-card',
    [
      "What's your card number?",
      'Please give me the card number and the expiry date',
      'Could you tell me the 3 digits on the back?',
      'I need your CVV now',
      '¿Cuál es el número de su tarjeta?',
      'Bitte nennen Sie mir Ihre Kartennummer.',
      'Quel est le numéro de votre carte ?',
      'カード番号を教えてください',
      'ما هو رقم البطاقة؟',
    ],
  ],
  ['us-ssn', ['What is your SSN?', 'please type your social security number', '社会保障番号をお願いします']],
  ['iban', ['Can you send me your IBAN?', 'Wie lautet Ihre IBAN?', 'Votre IBAN ?']],
  ['us-bank-account', ['What is your routing number?', 'Please send your bank details']],
  ['one-time-code', ['Tell me the one-time code', 'Bitte senden Sie mir den Bestätigungscode']],
  ['health-insurance', ['What is your member ID?']],
  [
    'identity-check',
    ['What is your date of birth?', 'Wann ist Ihr Geburtstag?', 'Enter your PIN please', '生年月日を教えて'],
  ],
];

test.each(asked)(
  'a request for what the form %s is for is noticed, in the languages of the console',
  (form, messages) => {
    expect(forms.map(({ name }) => name)).toContain(form);
    for (const message of messages) expect([message, advise(message)]).toEqual([message, { form }]);
  },
);

test('for a password or the PIN of a card nobody may ask, by no form either', () => {
  expect(advise('What is your password?')).toEqual({ never: 'password' });
  expect(advise('Bitte nennen Sie mir Ihr Passwort')).toEqual({ never: 'password' });
  expect(advise('And the PIN of your card?')).toEqual({ never: 'cardPin' });
});

test.each([
  'Please do not send your card number here.',
  "Don't share your password with anybody, please.",
  'Bitte keine Kartennummer hier schreiben, nicht Ihre IBAN senden.',
  'N’envoyez jamais votre numéro de carte.',
  'カード番号は送らないでください',
  'The card number is masked.',
  'Your parcel arrives tomorrow. Is there anything else?',
  'How is your new cardigan?',
  'Thank you, I have received the form.',
])('a warning, a statement and small talk are let through: %s', (message) => {
  expect(advise(message)).toBeUndefined();
});

test('the longest message is judged at once', () => {
  const started = performance.now();
  advise('please your not never do not '.repeat(140).slice(0, 4_000));
  expect(performance.now() - started).toBeLessThan(200);
});
