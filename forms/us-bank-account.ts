import type { FormTemplate } from '../core/brand/form-template.ts';

/** A bank account in the United States. */
export const usBankAccountForm: FormTemplate = {
  name: 'us-bank-account',
  version: 2,
  title: 'US bank account',
  purpose: 'To set up the bank transfer that you asked for in this chat.',
  privacy: {
    en: 'Our agent sees your bank details once, to set up this transfer. They are then destroyed, at the latest after one hour. This chat keeps only the last four digits of each.',
    es: 'La persona del chat ve sus datos bancarios una sola vez, para preparar esta transferencia. Después se destruyen, como máximo al cabo de una hora. En este chat solo quedan las cuatro últimas cifras de cada número.',
    de: 'Die Person im Chat sieht Ihre Bankdaten einmal, um diese Überweisung einzurichten. Danach werden sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleiben nur jeweils die letzten vier Ziffern.',
    fr: 'La personne de la discussion voit une seule fois vos coordonnées bancaires, pour préparer ce virement. Elles sont ensuite détruites, au plus tard après une heure. Cette discussion ne conserve que les quatre derniers chiffres de chaque numéro.',
    ja: '担当者は、この送金を手配するために、口座情報を一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、それぞれの番号の下 4 桁だけです。',
    ar: 'يرى الموظف بياناتك المصرفية مرة واحدة لإعداد هذا التحويل، ثم تُحذف خلال ساعة على الأكثر. لا يبقى في هذه المحادثة سوى آخر أربع خانات من كل رقم.',
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
  words: {
    es: {
      title: 'Cuenta bancaria de EE. UU.',
      purpose: 'Para preparar la transferencia que ha pedido en este chat.',
      fields: {
        usRouting: { label: 'Número de ruta', why: 'Indica su banco.' },
        usAccount: {
          label: 'Número de cuenta',
          why: 'Indica la cuenta de la que sale o a la que llega el dinero.',
        },
      },
    },
    de: {
      title: 'US-Bankkonto',
      purpose: 'Um die Überweisung einzurichten, um die Sie in diesem Chat gebeten haben.',
      fields: {
        usRouting: { label: 'Routing-Nummer', why: 'Sie nennt Ihre Bank.' },
        usAccount: { label: 'Kontonummer', why: 'Sie nennt das Konto, um das es geht.' },
      },
    },
    fr: {
      title: 'Compte bancaire américain',
      purpose: 'Pour préparer le virement que vous avez demandé dans cette discussion.',
      fields: {
        usRouting: { label: 'Numéro d’acheminement (routing number)', why: 'Il désigne votre banque.' },
        usAccount: { label: 'Numéro de compte', why: 'Il désigne le compte débité ou crédité.' },
      },
    },
    ja: {
      title: '米国の銀行口座',
      purpose: 'このチャットでご依頼の送金を手配するためです。',
      fields: {
        usRouting: { label: 'ルーティング番号', why: 'お使いの銀行を特定します。' },
        usAccount: { label: '口座番号', why: '送金元または送金先の口座を特定します。' },
      },
    },
    ar: {
      title: 'حساب مصرفي أمريكي',
      purpose: 'لإعداد التحويل المصرفي الذي طلبته في هذه المحادثة.',
      fields: {
        usRouting: { label: 'رقم التوجيه', why: 'يحدد مصرفك.' },
        usAccount: { label: 'رقم الحساب', why: 'يحدد الحساب الذي ينتقل المال منه أو إليه.' },
      },
    },
  },
};
