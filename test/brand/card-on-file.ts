import { defineForm } from '../../core/fields/form.ts';
import { paymentCardForm } from '../../forms/payment-card.ts';

/**
 * A card that is charged again later: a form of this brand's own, and not sealed, as its payment provider takes the card from
 * its servers. None that is published with the product is like that.
 */
export const cardOnFileForm = defineForm({
  name: 'card-on-file',
  version: 1,
  title: 'Card on file',
  purpose: 'To charge the payments that you and our agent agreed on in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    // In no other language: whoever reads none of the two is shown the first, and told so.
    text: {
      en: 'Our agent sees your card details once, and our payment provider keeps the card for later payments. Here they are then destroyed, at the latest after 30 minutes. The security code is never stored. This chat keeps only the last four digits of the card and the initials of the name.',
      de: 'Die Person im Chat sieht Ihre Kartendaten einmal, und unser Zahlungsdienst behält die Karte für spätere Zahlungen. Hier werden sie danach gelöscht, spätestens nach 30 Minuten. Die Prüfnummer wird nie gespeichert. In diesem Chat bleiben nur die letzten vier Ziffern der Karte und die Initialen des Namens.',
    },
  },
  retentionSeconds: 30 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  sealed: false,
  whyNotSealed: 'Our payment provider takes the card from our servers, to charge it again later.',
  fields: paymentCardForm.fields,
});
