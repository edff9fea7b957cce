import { defineForm } from '../core/fields/form.ts';

/** A card payment. The security code is off the record (PCI DSS 3.3.1). */
export const paymentCardForm = defineForm({
  name: 'payment-card',
  version: 2,
  title: 'Card payment',
  purpose: 'To take the payment that you and our agent agreed on in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'Our agent sees your card details once, to take this payment. They are then destroyed, at the latest after 30 minutes. The security code is never stored. This chat keeps only the last four digits of the card and the initials of the name.',
      es: 'La persona del chat ve los datos de su tarjeta una sola vez, para cobrar este pago. Después se destruyen, como máximo al cabo de 30 minutos. El código de seguridad no se guarda nunca. En este chat solo quedan las cuatro últimas cifras de la tarjeta y las iniciales del nombre.',
      de: 'Die Person im Chat sieht Ihre Kartendaten einmal, um diese Zahlung auszuführen. Danach werden sie gelöscht, spätestens nach 30 Minuten. Die Prüfnummer wird nie gespeichert. In diesem Chat bleiben nur die letzten vier Ziffern der Karte und die Initialen des Namens.',
      fr: 'La personne de la discussion voit une seule fois les données de votre carte, pour encaisser ce paiement. Elles sont ensuite détruites, au plus tard après 30 minutes. Le code de sécurité n’est jamais enregistré. Cette discussion ne conserve que les quatre derniers chiffres de la carte et les initiales du nom.',
      ja: '担当者は、このお支払いを処理するために、カード情報を一度だけ見ます。その後、遅くとも 30 分以内に破棄されます。セキュリティコードは保存されません。このチャットに残るのは、カード番号の下 4 桁と名義のイニシャルだけです。',
      ar: 'يرى الموظف بيانات بطاقتك مرة واحدة لإتمام هذا الدفع، ثم تُحذف خلال 30 دقيقة على الأكثر. لا يُخزَّن رمز الأمان أبدًا. لا يبقى في هذه المحادثة سوى آخر أربعة أرقام من البطاقة والحروف الأولى من الاسم.',
    },
  },
  retentionSeconds: 30 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  fields: {
    cardNumber: { kind: 'cardNumber', label: 'Card number', why: 'It names the card that is charged.' },
    cardExpiry: { kind: 'cardExpiry', label: 'Expiry date', why: 'The bank checks it with the card number.' },
    cardholderName: {
      kind: 'cardholderName',
      label: 'Name on the card',
      why: 'The bank checks who is paying.',
    },
    cvv: {
      kind: 'cvv',
      label: 'Security code',
      why: 'It shows the bank that the card is in your hands. It goes straight to the agent and is stored nowhere.',
      offTheRecord: true,
    },
  },
});
