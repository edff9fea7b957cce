import { defineForm } from '../core/fields/form.ts';

/** A US social security number, of which the transcript shows no digit: the last four are used to authenticate people. */
export const usSsnForm = defineForm({
  name: 'us-ssn',
  version: 2,
  title: 'Social security number',
  purpose: 'To check who you are, or to report to the tax authority, as our agent explained in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'Our agent sees your social security number once. It is then destroyed, at the latest after 30 minutes. This chat keeps only that you provided it, and none of its digits.',
      es: 'La persona del chat ve su número de la Seguridad Social una sola vez. Después se destruye, como máximo al cabo de 30 minutos. En este chat solo queda que lo ha facilitado, sin ninguna de sus cifras.',
      de: 'Die Person im Chat sieht Ihre Sozialversicherungsnummer einmal. Danach wird sie gelöscht, spätestens nach 30 Minuten. In diesem Chat bleibt nur, dass Sie sie angegeben haben, aber keine ihrer Ziffern.',
      fr: 'La personne de la discussion voit une seule fois votre numéro de sécurité sociale. Il est ensuite détruit, au plus tard après 30 minutes. Cette discussion conserve seulement le fait que vous l’avez fourni, sans aucun de ses chiffres.',
      ja: '担当者は、社会保障番号を一度だけ見ます。その後、遅くとも 30 分以内に破棄されます。このチャットに残るのは、番号をご提供いただいたことだけで、数字は一つも残りません。',
      ar: 'يرى الموظف رقم الضمان الاجتماعي مرة واحدة، ثم يُحذف خلال 30 دقيقة على الأكثر. لا يبقى في هذه المحادثة سوى أنك قدّمته، دون أي من أرقامه.',
    },
  },
  retentionSeconds: 30 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  fields: {
    ssn: {
      kind: 'ssn',
      label: 'Social security number',
      why: 'Your records with us, and with the tax authority, are kept under it.',
    },
  },
});
