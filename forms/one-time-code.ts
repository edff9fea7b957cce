import { defineForm } from '../core/fields/form.ts';

/** A code that the brand sent. Nothing of it is stored, so nothing waits in the vault. */
export const oneTimeCodeForm = defineForm({
  name: 'one-time-code',
  version: 2,
  title: 'One-time code',
  purpose: 'To confirm with the code that we sent you that it is you.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'The code goes straight to our agent and is stored nowhere. This chat keeps only that you entered it.',
      es: 'El código va directamente a la persona del chat y no se guarda en ningún sitio. En este chat solo queda que lo ha introducido.',
      de: 'Der Code geht direkt an die Person im Chat und wird nirgends gespeichert. In diesem Chat bleibt nur, dass Sie ihn eingegeben haben.',
      fr: 'Le code va directement à la personne de la discussion et n’est enregistré nulle part. Cette discussion conserve seulement le fait que vous l’avez saisi.',
      ja: 'コードは担当者に直接届き、どこにも保存されません。このチャットに残るのは、ご入力いただいたことだけです。',
      ar: 'يصل الرمز مباشرة إلى الموظف ولا يُخزَّن في أي مكان. لا يبقى في هذه المحادثة سوى أنك أدخلته.',
    },
  },
  retentionSeconds: 5 * 60,
  openWithinSeconds: 5 * 60,
  submitWithinSeconds: 5 * 60,
  fields: {
    oneTimeCode: {
      kind: 'oneTimeCode',
      label: 'Code',
      why: 'It shows that the phone or the inbox we sent it to is yours.',
      offTheRecord: true,
    },
  },
});
