import type { FormTemplate } from '../../../core/brand/form-template.ts';
import { paymentCardForm } from '../../../forms/payment-card.ts';

/**
 * A card that is charged again later: a form of this brand's own, and not sealed, as its payment provider takes the card from
 * its servers. None of the product is like that.
 */
export const cardOnFileForm: FormTemplate = {
  name: 'card-on-file',
  version: 1,
  title: 'Card on file',
  purpose: 'To charge the payments that you and our agent agreed on in this chat.',
  privacy: {
    en: 'Our agent sees your card details once, and our payment provider keeps the card for later payments. Here they are then destroyed, at the latest after 30 minutes.',
    de: 'Die Person im Chat sieht Ihre Kartendaten einmal, und unser Zahlungsdienst behält die Karte für spätere Zahlungen. Hier werden sie danach gelöscht, spätestens nach 30 Minuten.',
    fr: 'La personne de la discussion voit une seule fois les données de votre carte, et notre prestataire de paiement garde la carte pour les paiements à venir. Ici, elles sont ensuite détruites, au plus tard après 30 minutes. Le code de sécurité n’est jamais enregistré.',
    es: 'La persona del chat ve los datos de su tarjeta una sola vez, y nuestro proveedor de pagos guarda la tarjeta para pagos posteriores. Aquí se destruyen después, como máximo al cabo de 30 minutos. El código de seguridad no se guarda nunca.',
    ar: 'يرى الموظف بيانات بطاقتك مرة واحدة، ويحتفظ مزوّد الدفع لدينا بالبطاقة للمدفوعات اللاحقة. ثم تُحذف هنا خلال 30 دقيقة على الأكثر. لا يُخزَّن رمز الأمان أبدًا.',
    ja: '担当者はカード情報を一度だけ見ます。決済事業者は今後のお支払いのためにカードを保管します。こちらでは、遅くとも 30 分以内に破棄されます。セキュリティコードは保存されません。',
  },
  retentionSeconds: 30 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  sealed: false,
  whyNotSealed: 'Our payment provider takes the card from our servers, to charge it again later.',
  fields: paymentCardForm.fields,
  words: {
    de: {
      title: 'Hinterlegte Karte',
      purpose: 'Um die Zahlungen auszuführen, die Sie in diesem Chat vereinbart haben.',
      whyNotSealed:
        'Unser Zahlungsdienst übernimmt die Karte von unseren Servern, um sie später wieder zu belasten.',
      fields: fieldsIn('de'),
    },
    fr: {
      title: 'Carte enregistrée',
      purpose: 'Pour encaisser les paiements convenus dans cette discussion.',
      whyNotSealed:
        'Notre prestataire de paiement reçoit la carte de nos serveurs, pour la débiter de nouveau plus tard.',
      fields: fieldsIn('fr'),
    },
    es: {
      title: 'Tarjeta guardada',
      purpose: 'Para cobrar los pagos acordados en este chat.',
      whyNotSealed:
        'Nuestro proveedor de pagos recibe la tarjeta de nuestros servidores, para volver a cobrarla más tarde.',
      fields: fieldsIn('es'),
    },
    ar: {
      title: 'بطاقة محفوظة',
      purpose: 'لإتمام المدفوعات المتفق عليها في هذه المحادثة.',
      whyNotSealed: 'يستلم مزوّد الدفع لدينا البطاقة من خوادمنا للخصم منها لاحقًا.',
      fields: fieldsIn('ar'),
    },
    ja: {
      title: '登録カード',
      purpose: 'このチャットで合意したお支払いを処理するためです。',
      whyNotSealed: '決済事業者が今後のお支払いのために当社のサーバーからカードを受け取ります。',
      fields: fieldsIn('ja'),
    },
  },
};

/** The fields are those of the product's form, and so are their words. */
function fieldsIn(language: 'de' | 'fr' | 'es' | 'ar' | 'ja') {
  return paymentCardForm.words[language]?.fields ?? {};
}
