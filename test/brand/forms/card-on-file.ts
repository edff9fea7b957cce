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
    en: 'Our agent sees your card details once; our payment provider keeps the card. Here they are destroyed, at the latest after 30 minutes.',
    de: 'Die Person im Chat sieht Ihre Kartendaten einmal; unser Zahlungsdienst behält die Karte. Hier werden sie gelöscht, spätestens nach 30 Minuten.',
    fr: 'La personne de la discussion voit votre carte une seule fois ; notre prestataire la garde. Ici, elle est détruite, au plus tard après 30 minutes.',
    es: 'La persona del chat ve su tarjeta una sola vez; nuestro proveedor la guarda. Aquí se destruye, como máximo al cabo de 30 minutos.',
    ar: 'يرى الموظف بطاقتك مرة واحدة، ويحتفظ بها مزوّد الدفع. ثم تُحذف هنا خلال 30 دقيقة على الأكثر.',
    ja: '担当者はカード情報を一度だけ見ます。決済事業者がカードを保管します。こちらでは、遅くとも 30 分以内に破棄されます。',
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
