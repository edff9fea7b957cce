import { defineForm } from '../core/fields/form.ts';

/** A bank account with an IBAN. */
export const ibanForm = defineForm({
  name: 'iban',
  version: 2,
  title: 'Bank account (IBAN)',
  purpose: 'To set up the bank transfer that you asked for in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'Our agent sees your IBAN once, to set up this transfer. It is then destroyed, at the latest after one hour. This chat keeps only its country and last four characters.',
      es: 'La persona del chat ve su IBAN una sola vez, para preparar esta transferencia. Después se destruye, como máximo al cabo de una hora. En este chat solo quedan el país y los cuatro últimos caracteres.',
      de: 'Die Person im Chat sieht Ihre IBAN einmal, um diese Überweisung einzurichten. Danach wird sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleiben nur das Land und die letzten vier Zeichen.',
      fr: 'La personne de la discussion voit une seule fois votre IBAN, pour préparer ce virement. Il est ensuite détruit, au plus tard après une heure. Cette discussion n’en conserve que le pays et les quatre derniers caractères.',
      ja: '担当者は、この送金を手配するために、IBAN を一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、国と末尾の 4 文字だけです。',
      ar: 'يرى الموظف رقم IBAN مرة واحدة لإعداد هذا التحويل، ثم يُحذف خلال ساعة على الأكثر. لا يبقى منه في هذه المحادثة سوى البلد وآخر أربع خانات.',
    },
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    iban: { kind: 'iban', label: 'IBAN', why: 'It names the account that the money moves to or from.' },
  },
});
