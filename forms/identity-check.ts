import { defineForm } from '../core/fields/form.ts';

/** Is this the person? What proves it is compared by the agent and stored nowhere. */
export const identityCheckForm = defineForm({
  name: 'identity-check',
  version: 2,
  title: 'Identity check',
  purpose: 'To make sure that it is you before our agent opens your account.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'Our agent sees your date of birth once; it is then destroyed, at the latest after 15 minutes. Your answer and your PIN go straight to the agent and are stored nowhere. This chat keeps only that you gave them.',
      es: 'La persona del chat ve su fecha de nacimiento una sola vez. Después se destruye, como máximo al cabo de 15 minutos. Su respuesta y su PIN van directamente a esa persona y no se guardan en ningún sitio. En este chat solo queda que los ha facilitado.',
      de: 'Die Person im Chat sieht Ihr Geburtsdatum einmal. Danach wird es gelöscht, spätestens nach 15 Minuten. Ihre Antwort und Ihre PIN gehen direkt an die Person im Chat und werden nirgends gespeichert. In diesem Chat bleibt nur, dass Sie sie angegeben haben.',
      fr: 'La personne de la discussion voit une seule fois votre date de naissance. Elle est ensuite détruite, au plus tard après 15 minutes. Votre réponse et votre code PIN vont directement à cette personne et ne sont enregistrés nulle part. Cette discussion conserve seulement le fait que vous les avez fournis.',
      ja: '担当者は、生年月日を一度だけ見ます。その後、遅くとも 15 分以内に破棄されます。質問の答えと暗証番号は担当者に直接届き、どこにも保存されません。このチャットに残るのは、ご入力いただいたことだけです。',
      ar: 'يرى الموظف تاريخ ميلادك مرة واحدة، ثم يُحذف خلال 15 دقيقة على الأكثر. تصل إجابتك والرقم السري مباشرة إلى الموظف ولا يُخزَّنان في أي مكان. لا يبقى في هذه المحادثة سوى أنك قدّمتها.',
    },
  },
  retentionSeconds: 15 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  fields: {
    dateOfBirth: { kind: 'dateOfBirth', label: 'Date of birth', why: 'We compare it with your account.' },
    challengeAnswer: {
      kind: 'challengeAnswer',
      label: 'Answer to your security question',
      why: 'Only you know it. It goes straight to the agent and is stored nowhere.',
      offTheRecord: true,
    },
    pin: {
      kind: 'pin',
      label: 'Telephone PIN',
      why: 'The PIN that you chose for calls and chats with us, and never the PIN of a card. It goes straight to the agent and is stored nowhere.',
      offTheRecord: true,
    },
  },
});
