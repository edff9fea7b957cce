import { expect, test } from 'vitest';
import { forms } from '../../../branding/forms.ts';
import { advise } from '../../../web/console/coach/coach.ts';

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

/** Requests in the words of people in a hurry. */
const requests = [
  'Your IBAN, please.',
  'And the expiry date?',
  'Card number and security code please',
  'ok, and your date of birth?',
  'Thanks! Now the 3 digits on the back.\nWhat are the three digits on the back?',
  'May I have your social security number?',
  'Can I get the long number on the card',
  'I’ll need your card details to take the payment.',
  'We need you to confirm your date of birth',
  'I just need your account number and routing number.',
  'To verify your identity, please confirm your date of birth.',
  'Could you please read me the code we just sent',
  'Let me have your member ID',
  'Type your card number here',
  'Go ahead and send me your SSN',
  'Would you mind giving it? I need your CVV.',
  'What card number would you like to use?',
  'You can send me your card number right here',
  'Tell me your password and I’ll look.',
  'I need to know your password',
  'Please enter your PIN',
  'Which account number is on the statement?',
  'Your card number is missing, can you send your card number?',
  'Por favor, envíeme su número de tarjeta',
  'Necesito su fecha de nacimiento',
  '¿Me puede decir su número de cuenta?',
  'Su IBAN, por favor',
  'Schicken Sie mir bitte Ihre Kreditkartennummer',
  'Ich brauche noch Ihr Geburtsdatum',
  'Können Sie mir Ihre IBAN nennen?',
  'Und Ihr Passwort bitte',
  'Pouvez-vous me donner votre numéro de carte ?',
  "J'ai besoin de votre date de naissance",
  'Envoyez-moi le code de vérification',
  'Votre mot de passe, s’il vous plaît',
  'セキュリティコードを入力してください',
  '口座番号をお願いします',
  'パスワードは何ですか',
  'Tell me the password you use on the sign-in page',
  'whats your ssn',
  'Would you be able to give me your account number?',
  'I have to ask for your date of birth',
  'Could you drop your bank details here?',
  'Please reply with your card number',
  'I’m going to need your credit card number',
  'We need your bank account number and the routing number to refund you',
  'What is your mother’s maiden name?',
  'Which PIN do you use for your card?',
  'Could you please confirm your member ID?',
  'Könnten Sie mir Ihre Kontonummer durchgeben?',
  'Deme su contraseña',
  'أرسل رقم البطاقة',
  'أحتاج رقم الحساب',
  'من فضلك اكتب رمز التحقق',
];

const inOtherWords = [
  'Mind sending me your IBAN?',
  'Do you mind confirming your date of birth?',
  'Pass me your account number',
  '¿Me pasa su IBAN?',
  'Páseme su número de tarjeta',
  'Darf ich Ihre IBAN haben?',
  'Kann ich bitte Ihre Kartennummer haben?',
  'Puis-je avoir votre numéro de carte ?',
  'Pourrais-je connaître votre date de naissance ?',
  'カード番号をいただけますか',
  'セキュリティコードをお教えください',
  'IBANを送ってください',
  '口座番号をお送りください',
  'رقم IBAN من فضلك',
];

test.each(inOtherWords)('a request in other words is noticed: %s', (message) => {
  expect(advise(message)).toBeDefined();
});

test.each(requests)('a request is noticed: %s', (message) => {
  expect(advise(message)).toBeDefined();
});

/** Mentions, offers, warnings, statements and small talk. */
const mentions = [
  'Please do not send your card number here.',
  "Don't share your password with anybody, please.",
  'We will never ask for your password.',
  'You don’t have to give me your SSN.',
  'I can’t help without it, but there is no need to send your card number.',
  'Bitte keine Kartennummer hier schreiben, nicht Ihre IBAN senden.',
  'N’envoyez jamais votre numéro de carte.',
  'Nunca comparta su contraseña.',
  'カード番号は送らないでください',
  'لا ترسل كلمة المرور',
  'You can reset your password on the sign-in page',
  'You can reset your password on the sign-in page. Is there anything else?',
  'Your password was changed yesterday.',
  'I have reset your password.',
  'I need to reset your password first, one moment please.',
  'Did you forget your password?',
  'Have you changed your password recently?',
  'To reset your password, click the link in the email.',
  'Please change your password after you sign in.',
  'Please enter your password on the sign-in page.',
  'If you enter your PIN three times wrong, the card is blocked.',
  'You enter your password in the app, not here.',
  'I will send you a one-time code now.',
  'We just sent you a one-time code. Did you receive it?',
  'Did you receive the verification code?',
  'The bank will send you a verification code.',
  'Our system sends you a confirmation code when you sign in.',
  'I will send you a secure form for your card number.',
  'Please use the secure form for your card details.',
  'Please fill in the form for your date of birth.',
  'The card number is masked.',
  'What is a CVV? It is the security code on the back of the card.',
  'What does the CVV mean? It is on the back of the card.',
  'What happens to your card number is explained in the privacy policy.',
  'Was ist eine IBAN? Sie steht auf Ihrem Kontoauszug.',
  'Does your card number start with a 4 on the receipt?',
  'Did the password reset work?',
  'You can change your card’s PIN at any cash machine. Anything else?',
  'Shall I send you a new verification code?',
  'Our IBAN is on the invoice. Can you see it?',
  'Your member ID is on the front of your insurance card.',
  'Can you try your password again?',
  'Your card number is safe: I saw it once and it is gone.',
  'Has your security code expired?',
  'You will find your IBAN on your bank statement.',
  'The security code is printed on the back of your card.',
  'Your IBAN was saved, thank you.',
  'Your parcel arrives tomorrow. Is there anything else?',
  'How is your new cardigan?',
  'Thank you, I have received the form.',
  'Happy birthday! What can I do for you?',
  'Puede restablecer su contraseña en la página de inicio de sesión.',
  'Le enviaremos un código de verificación.',
  'Sie können Ihr Passwort auf der Anmeldeseite zurücksetzen.',
  'Wir senden Ihnen einen Bestätigungscode.',
  'Haben Sie Ihr Passwort vergessen?',
  'Vous pouvez réinitialiser votre mot de passe sur la page de connexion.',
  'Nous vous envoyons un code de vérification.',
  'パスワードはサインインページで変更できます',
  '認証コードをお送りしました。',
  'يمكنك إعادة تعيين كلمة المرور من صفحة تسجيل الدخول',
  'سأرسل لك رمز التحقق',
];

test.each(mentions)('a mention is let through: %s', (message) => {
  expect(advise(message)).toBeUndefined();
});

test.each([
  'Please do not paste your IBAN here.',
  'Don’t put your card number in this chat.',
  'No ponga su IBAN en el chat.',
  'El sistema me dice que su contraseña caducó.',
  'Bitte tippen Sie Ihre IBAN nicht hier ein.',
  'Darf ich Ihnen erklären, was eine IBAN ist?',
  'Ne tapez pas votre numéro de carte ici.',
  'Puis-je vous envoyer un formulaire pour votre IBAN ?',
  'カード番号はお教えいただく必要はありません',
])('a warning or an offer in other words is let through: %s', (message) => {
  expect(advise(message)).toBeUndefined();
});

test('the longest message is judged at once', () => {
  const started = performance.now();
  advise('please your not never do not '.repeat(140).slice(0, 4_000));
  expect(performance.now() - started).toBeLessThan(200);
});
