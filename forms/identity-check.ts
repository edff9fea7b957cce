import type { FormTemplate } from '../core/brand/form-template.ts';

/** Is this the person? What proves it is compared by the agent and stored nowhere. */
export const identityCheckForm: FormTemplate = {
  name: 'identity-check',
  version: 2,
  title: 'Identity check',
  purpose: 'To make sure that it is you before our agent opens your account.',
  privacy: {
    en: 'Our agent sees your date of birth once; it is then destroyed, at the latest after 15 minutes. Your answer and your PIN go straight to the agent and are stored nowhere. This chat keeps only that you gave them.',
    es: 'La persona del chat ve su fecha de nacimiento una sola vez. Después se destruye, como máximo al cabo de 15 minutos. Su respuesta y su PIN van directamente a esa persona y no se guardan en ningún sitio. En este chat solo queda que los ha facilitado.',
    de: 'Die Person im Chat sieht Ihr Geburtsdatum einmal. Danach wird es gelöscht, spätestens nach 15 Minuten. Ihre Antwort und Ihre PIN gehen direkt an die Person im Chat und werden nirgends gespeichert. In diesem Chat bleibt nur, dass Sie sie angegeben haben.',
    fr: 'La personne de la discussion voit une seule fois votre date de naissance. Elle est ensuite détruite, au plus tard après 15 minutes. Votre réponse et votre code PIN vont directement à cette personne et ne sont enregistrés nulle part. Cette discussion conserve seulement le fait que vous les avez fournis.',
    ja: '担当者は、生年月日を一度だけ見ます。その後、遅くとも 15 分以内に破棄されます。質問の答えと暗証番号は担当者に直接届き、どこにも保存されません。このチャットに残るのは、ご入力いただいたことだけです。',
    ar: 'يرى الموظف تاريخ ميلادك مرة واحدة، ثم يُحذف خلال 15 دقيقة على الأكثر. تصل إجابتك والرقم السري مباشرة إلى الموظف ولا يُخزَّنان في أي مكان. لا يبقى في هذه المحادثة سوى أنك قدّمتها.',
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
  words: {
    es: {
      title: 'Comprobación de identidad',
      purpose: 'Para asegurarnos de que es usted antes de abrir su cuenta.',
      fields: {
        dateOfBirth: { label: 'Fecha de nacimiento', why: 'La comparamos con su cuenta.' },
        challengeAnswer: {
          label: 'Respuesta a su pregunta de seguridad',
          why: 'Solo usted la conoce. Va directamente a la persona del chat y no se guarda en ningún sitio.',
        },
        pin: {
          label: 'PIN telefónico',
          why: 'El PIN que eligió para sus llamadas y chats con nosotros, nunca el PIN de una tarjeta. Va directamente a la persona del chat y no se guarda en ningún sitio.',
        },
      },
    },
    de: {
      title: 'Identitätsprüfung',
      purpose: 'Um sicherzugehen, dass Sie es sind, bevor Ihr Konto geöffnet wird.',
      fields: {
        dateOfBirth: { label: 'Geburtsdatum', why: 'Wir vergleichen es mit Ihrem Konto.' },
        challengeAnswer: {
          label: 'Antwort auf Ihre Sicherheitsfrage',
          why: 'Nur Sie kennen sie. Sie geht direkt an die Person im Chat und wird nirgends gespeichert.',
        },
        pin: {
          label: 'Telefon-PIN',
          why: 'Die PIN, die Sie für Anrufe und Chats mit uns gewählt haben, und niemals die PIN einer Karte. Sie geht direkt an die Person im Chat und wird nirgends gespeichert.',
        },
      },
    },
    fr: {
      title: 'Vérification d’identité',
      purpose: 'Pour nous assurer que c’est bien vous avant d’ouvrir votre compte.',
      fields: {
        dateOfBirth: { label: 'Date de naissance', why: 'Nous la comparons à votre compte.' },
        challengeAnswer: {
          label: 'Réponse à votre question de sécurité',
          why: 'Vous seul la connaissez. Elle va directement à la personne de la discussion et n’est enregistrée nulle part.',
        },
        pin: {
          label: 'Code PIN téléphonique',
          why: 'Le code que vous avez choisi pour vos appels et discussions avec nous, et jamais le code d’une carte. Il va directement à la personne de la discussion et n’est enregistré nulle part.',
        },
      },
    },
    ja: {
      title: 'ご本人の確認',
      purpose: '担当者がアカウントを開く前に、ご本人であることを確認するためです。',
      fields: {
        dateOfBirth: { label: '生年月日', why: 'アカウントの情報と照合します。' },
        challengeAnswer: {
          label: '秘密の質問の答え',
          why: 'ご本人だけがご存じです。担当者に直接届き、どこにも保存されません。',
        },
        pin: {
          label: '電話用の暗証番号',
          why: '当社との電話やチャットのためにお決めになった番号です。カードの暗証番号ではありません。担当者に直接届き、どこにも保存されません。',
        },
      },
    },
    ar: {
      title: 'التحقق من الهوية',
      purpose: 'للتأكد من أنك صاحب الحساب قبل أن يفتحه الموظف.',
      fields: {
        dateOfBirth: { label: 'تاريخ الميلاد', why: 'نقارنه ببيانات حسابك.' },
        challengeAnswer: {
          label: 'إجابة سؤال الأمان',
          why: 'لا يعرفها سواك. تصل مباشرة إلى الموظف ولا تُخزَّن في أي مكان.',
        },
        pin: {
          label: 'الرقم السري الهاتفي',
          why: 'الرقم الذي اخترته للمكالمات والمحادثات معنا، وليس الرقم السري لأي بطاقة. يصل مباشرة إلى الموظف ولا يُخزَّن في أي مكان.',
        },
      },
    },
  },
};
