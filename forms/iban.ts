import type { FormTemplate } from '../core/brand/form-template.ts';

/** A bank account with an IBAN. */
export const ibanForm: FormTemplate = {
  name: 'iban',
  version: 2,
  title: 'Bank account (IBAN)',
  purpose: 'To set up the bank transfer that you asked for in this chat.',
  privacy: {
    en: 'Our agent sees your IBAN once, to set up this transfer. It is then destroyed, at the latest after one hour. This chat keeps only its country and last four characters.',
    es: 'La persona del chat ve su IBAN una sola vez, para preparar esta transferencia. Después se destruye, como máximo al cabo de una hora. En este chat solo quedan el país y los cuatro últimos caracteres.',
    de: 'Die Person im Chat sieht Ihre IBAN einmal, um diese Überweisung einzurichten. Danach wird sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleiben nur das Land und die letzten vier Zeichen.',
    fr: 'La personne de la discussion voit une seule fois votre IBAN, pour préparer ce virement. Il est ensuite détruit, au plus tard après une heure. Cette discussion n’en conserve que le pays et les quatre derniers caractères.',
    ja: '担当者は、この送金を手配するために、IBAN を一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、国と末尾の 4 文字だけです。',
    ar: 'يرى الموظف رقم IBAN مرة واحدة لإعداد هذا التحويل، ثم يُحذف خلال ساعة على الأكثر. لا يبقى منه في هذه المحادثة سوى البلد وآخر أربع خانات.',
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    iban: { kind: 'iban', label: 'IBAN', why: 'It names the account that the money moves to or from.' },
  },
  words: {
    es: {
      title: 'Cuenta bancaria (IBAN)',
      purpose: 'Para preparar la transferencia que ha pedido en este chat.',
      fields: { iban: { label: 'IBAN', why: 'Indica la cuenta de la que sale o a la que llega el dinero.' } },
    },
    de: {
      title: 'Bankkonto (IBAN)',
      purpose: 'Um die Überweisung einzurichten, um die Sie in diesem Chat gebeten haben.',
      fields: { iban: { label: 'IBAN', why: 'Sie nennt das Konto, um das es geht.' } },
    },
    fr: {
      title: 'Compte bancaire (IBAN)',
      purpose: 'Pour préparer le virement que vous avez demandé dans cette discussion.',
      fields: { iban: { label: 'IBAN', why: 'Il désigne le compte débité ou crédité.' } },
    },
    ja: {
      title: '銀行口座（IBAN）',
      purpose: 'このチャットでご依頼の送金を手配するためです。',
      fields: { iban: { label: 'IBAN', why: '送金元または送金先の口座を特定します。' } },
    },
    ar: {
      title: 'حساب مصرفي (IBAN)',
      purpose: 'لإعداد التحويل المصرفي الذي طلبته في هذه المحادثة.',
      fields: { iban: { label: 'رقم IBAN', why: 'يحدد الحساب الذي ينتقل المال منه أو إليه.' } },
    },
  },
};
