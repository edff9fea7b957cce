import { defineForm } from '../core/fields/form.ts';

/** A bank account in the United States. */
export const usBankAccountForm = defineForm({
  name: 'us-bank-account',
  version: 2,
  title: 'US bank account',
  purpose: 'To set up the bank transfer that you asked for in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'Our agent sees your bank details once, to set up this transfer. They are then destroyed, at the latest after one hour. This chat keeps only the last four digits of each.',
      es: 'La persona del chat ve sus datos bancarios una sola vez, para preparar esta transferencia. Después se destruyen, como máximo al cabo de una hora. En este chat solo quedan las cuatro últimas cifras de cada número.',
      de: 'Die Person im Chat sieht Ihre Bankdaten einmal, um diese Überweisung einzurichten. Danach werden sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleiben nur jeweils die letzten vier Ziffern.',
      fr: 'La personne de la discussion voit une seule fois vos coordonnées bancaires, pour préparer ce virement. Elles sont ensuite détruites, au plus tard après une heure. Cette discussion ne conserve que les quatre derniers chiffres de chaque numéro.',
      ja: '担当者は、この送金を手配するために、口座情報を一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、それぞれの番号の下 4 桁だけです。',
      ar: 'يرى الموظف بياناتك المصرفية مرة واحدة لإعداد هذا التحويل، ثم تُحذف خلال ساعة على الأكثر. لا يبقى في هذه المحادثة سوى آخر أربع خانات من كل رقم.',
    },
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    usRouting: { kind: 'usRouting', label: 'Routing number', why: 'It names your bank.' },
    usAccount: {
      kind: 'usAccount',
      label: 'Account number',
      why: 'It names the account that the money moves to or from.',
    },
  },
});
