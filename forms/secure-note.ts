import type { FormTemplate } from '../core/brand/form-template.ts';

/** Something confidential in the visitor's own words. */
export const secureNoteForm: FormTemplate = {
  name: 'secure-note',
  version: 2,
  title: 'Private note',
  purpose: 'To receive what you do not want to write in the open chat.',
  privacy: {
    en: 'Our agent sees your note once. It is then destroyed, at the latest after one hour. This chat keeps only that you wrote one. Please do not write card numbers, passwords or PINs in it.',
    es: 'La persona del chat ve su nota una sola vez. Después se destruye, como máximo al cabo de una hora. En este chat solo queda que ha escrito una. No escriba en ella números de tarjeta, contraseñas ni PIN.',
    de: 'Die Person im Chat sieht Ihre Nachricht einmal. Danach wird sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleibt nur, dass Sie eine geschrieben haben. Bitte schreiben Sie keine Kartennummern, Passwörter oder PINs hinein.',
    fr: 'La personne de la discussion voit votre note une seule fois. Elle est ensuite détruite, au plus tard après une heure. Cette discussion conserve seulement le fait que vous en avez écrit une. N’y écrivez pas de numéros de carte, de mots de passe ni de codes PIN.',
    ja: '担当者は、メモを一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、メモをお書きになったことだけです。カード番号、パスワード、暗証番号は書かないでください。',
    ar: 'يرى الموظف ملاحظتك مرة واحدة، ثم تُحذف خلال ساعة على الأكثر. لا يبقى في هذه المحادثة سوى أنك كتبت ملاحظة. يُرجى عدم كتابة أرقام بطاقات أو كلمات مرور أو أرقام سرية فيها.',
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 30 * 60,
  fields: {
    secureNote: {
      kind: 'secureNote',
      label: 'Your note',
      why: 'Our agent needs it to help you with what you described.',
    },
  },
  words: {
    es: {
      title: 'Nota privada',
      purpose: 'Para recibir lo que no quiere escribir abiertamente en el chat.',
      fields: {
        secureNote: { label: 'Su nota', why: 'La necesitamos para ayudarle con lo que nos ha descrito.' },
      },
    },
    de: {
      title: 'Vertrauliche Nachricht',
      purpose: 'Für das, was Sie nicht offen in den Chat schreiben möchten.',
      fields: {
        secureNote: {
          label: 'Ihre Nachricht',
          why: 'Wir brauchen sie, um Ihnen bei dem zu helfen, was Sie beschrieben haben.',
        },
      },
    },
    fr: {
      title: 'Note confidentielle',
      purpose: 'Pour ce que vous ne souhaitez pas écrire ouvertement dans la discussion.',
      fields: {
        secureNote: {
          label: 'Votre note',
          why: 'Nous en avons besoin pour vous aider dans ce que vous avez décrit.',
        },
      },
    },
    ja: {
      title: '非公開のメモ',
      purpose: 'チャットに書きたくない内容をお受けするためです。',
      fields: { secureNote: { label: 'メモ', why: 'ご説明の件でお手伝いするために必要です。' } },
    },
    ar: {
      title: 'ملاحظة خاصة',
      purpose: 'لاستلام ما لا تريد كتابته في المحادثة المفتوحة.',
      fields: { secureNote: { label: 'ملاحظتك', why: 'نحتاج إليها لمساعدتك فيما وصفته.' } },
    },
  },
};
