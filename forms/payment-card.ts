import type { FormTemplate } from '../core/brand/form-template.ts';

/** A card payment. The security code is off the record (PCI DSS 3.3.1). */
export const paymentCardForm: FormTemplate = {
  name: 'payment-card',
  version: 2,
  title: 'Card payment',
  purpose: 'To take the payment that you and our agent agreed on in this chat.',
  privacy: {
    en: 'Our agent sees your card details once, to take this payment. They are then destroyed, at the latest after 30 minutes. The security code is never stored. This chat keeps only the last four digits of the card and the initials of the name.',
    es: 'La persona del chat ve los datos de su tarjeta una sola vez, para cobrar este pago. Después se destruyen, como máximo al cabo de 30 minutos. El código de seguridad no se guarda nunca. En este chat solo quedan las cuatro últimas cifras de la tarjeta y las iniciales del nombre.',
    de: 'Die Person im Chat sieht Ihre Kartendaten einmal, um diese Zahlung auszuführen. Danach werden sie gelöscht, spätestens nach 30 Minuten. Die Prüfnummer wird nie gespeichert. In diesem Chat bleiben nur die letzten vier Ziffern der Karte und die Initialen des Namens.',
    fr: 'La personne de la discussion voit une seule fois les données de votre carte, pour encaisser ce paiement. Elles sont ensuite détruites, au plus tard après 30 minutes. Le code de sécurité n’est jamais enregistré. Cette discussion ne conserve que les quatre derniers chiffres de la carte et les initiales du nom.',
    ja: '担当者は、このお支払いを処理するために、カード情報を一度だけ見ます。その後、遅くとも 30 分以内に破棄されます。セキュリティコードは保存されません。このチャットに残るのは、カード番号の下 4 桁と名義のイニシャルだけです。',
    ar: 'يرى الموظف بيانات بطاقتك مرة واحدة لإتمام هذا الدفع، ثم تُحذف خلال 30 دقيقة على الأكثر. لا يُخزَّن رمز الأمان أبدًا. لا يبقى في هذه المحادثة سوى آخر أربعة أرقام من البطاقة والحروف الأولى من الاسم.',
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
  words: {
    es: {
      title: 'Pago con tarjeta',
      purpose: 'Para cobrar el pago que ha acordado en este chat.',
      fields: {
        cardNumber: { label: 'Número de tarjeta', why: 'Indica la tarjeta en la que se hace el cargo.' },
        cardExpiry: { label: 'Fecha de caducidad', why: 'El banco la comprueba con el número de tarjeta.' },
        cardholderName: { label: 'Nombre en la tarjeta', why: 'El banco comprueba quién paga.' },
        cvv: {
          label: 'Código de seguridad',
          why: 'Muestra al banco que tiene la tarjeta en la mano. Va directamente a la persona del chat y no se guarda en ningún sitio.',
        },
      },
    },
    de: {
      title: 'Kartenzahlung',
      purpose: 'Um die Zahlung auszuführen, die Sie in diesem Chat vereinbart haben.',
      fields: {
        cardNumber: { label: 'Kartennummer', why: 'Sie nennt die Karte, die belastet wird.' },
        cardExpiry: { label: 'Gültig bis', why: 'Die Bank prüft es zusammen mit der Kartennummer.' },
        cardholderName: { label: 'Name auf der Karte', why: 'Die Bank prüft, wer bezahlt.' },
        cvv: {
          label: 'Prüfnummer',
          why: 'Sie zeigt der Bank, dass Sie die Karte in der Hand haben. Sie geht direkt an die Person im Chat und wird nirgends gespeichert.',
        },
      },
    },
    fr: {
      title: 'Paiement par carte',
      purpose: 'Pour encaisser le paiement convenu dans cette discussion.',
      fields: {
        cardNumber: { label: 'Numéro de carte', why: 'Il désigne la carte qui est débitée.' },
        cardExpiry: { label: 'Date d’expiration', why: 'La banque la vérifie avec le numéro de carte.' },
        cardholderName: { label: 'Nom sur la carte', why: 'La banque vérifie qui paie.' },
        cvv: {
          label: 'Code de sécurité',
          why: 'Il montre à la banque que vous avez la carte en main. Il va directement à la personne de la discussion et n’est enregistré nulle part.',
        },
      },
    },
    ja: {
      title: 'カードでのお支払い',
      purpose: 'このチャットで合意したお支払いを処理するためです。',
      fields: {
        cardNumber: { label: 'カード番号', why: '請求するカードを特定します。' },
        cardExpiry: { label: '有効期限', why: '銀行がカード番号とあわせて確認します。' },
        cardholderName: { label: 'カードの名義', why: '銀行が支払う方を確認します。' },
        cvv: {
          label: 'セキュリティコード',
          why: 'カードがお手元にあることを銀行に示します。担当者に直接届き、どこにも保存されません。',
        },
      },
    },
    ar: {
      title: 'الدفع بالبطاقة',
      purpose: 'لإتمام الدفع الذي اتفقت عليه في هذه المحادثة.',
      fields: {
        cardNumber: { label: 'رقم البطاقة', why: 'يحدد البطاقة التي يُخصم منها المبلغ.' },
        cardExpiry: { label: 'تاريخ الانتهاء', why: 'يتحقق منه المصرف مع رقم البطاقة.' },
        cardholderName: { label: 'الاسم على البطاقة', why: 'يتحقق المصرف من هوية من يدفع.' },
        cvv: {
          label: 'رمز الأمان',
          why: 'يُثبت للمصرف أن البطاقة في يدك. يصل مباشرة إلى الموظف ولا يُخزَّن في أي مكان.',
        },
      },
    },
  },
};
