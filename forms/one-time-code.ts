import type { FormTemplate } from '../core/brand/form-template.ts';

/** A code that the brand sent. Nothing of it is stored, so nothing waits in the vault. */
export const oneTimeCodeForm: FormTemplate = {
  name: 'one-time-code',
  version: 2,
  title: 'One-time code',
  purpose: 'To confirm with the code that we sent you that it is you.',
  privacy: {
    en: 'The code goes straight to our agent and is stored nowhere. This chat keeps only that you entered it.',
    es: 'El código va directamente a la persona del chat y no se guarda en ningún sitio. En este chat solo queda que lo ha introducido.',
    de: 'Der Code geht direkt an die Person im Chat und wird nirgends gespeichert. In diesem Chat bleibt nur, dass Sie ihn eingegeben haben.',
    fr: 'Le code va directement à la personne de la discussion et n’est enregistré nulle part. Cette discussion conserve seulement le fait que vous l’avez saisi.',
    ja: 'コードは担当者に直接届き、どこにも保存されません。このチャットに残るのは、ご入力いただいたことだけです。',
    ar: 'يصل الرمز مباشرة إلى الموظف ولا يُخزَّن في أي مكان. لا يبقى في هذه المحادثة سوى أنك أدخلته.',
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
  words: {
    es: {
      title: 'Código de un solo uso',
      purpose: 'Para confirmar que es usted con el código que le hemos enviado.',
      fields: {
        oneTimeCode: {
          label: 'Código',
          why: 'Muestra que el teléfono o el buzón al que lo enviamos es suyo.',
        },
      },
    },
    de: {
      title: 'Einmalcode',
      purpose: 'Um mit dem Code, den wir Ihnen geschickt haben, zu bestätigen, dass Sie es sind.',
      fields: {
        oneTimeCode: {
          label: 'Code',
          why: 'Er zeigt, dass das Telefon oder das Postfach, an das wir ihn geschickt haben, Ihres ist.',
        },
      },
    },
    fr: {
      title: 'Code à usage unique',
      purpose: 'Pour confirmer que c’est bien vous, avec le code que nous vous avons envoyé.',
      fields: {
        oneTimeCode: {
          label: 'Code',
          why: 'Il montre que le téléphone ou la messagerie où nous l’avons envoyé est à vous.',
        },
      },
    },
    ja: {
      title: 'ワンタイムコード',
      purpose: 'お送りしたコードで、ご本人であることを確認するためです。',
      fields: {
        oneTimeCode: {
          label: 'コード',
          why: 'コードをお送りした電話またはメールが、ご本人のものであることを示します。',
        },
      },
    },
    ar: {
      title: 'رمز لمرة واحدة',
      purpose: 'للتأكد من هويتك بالرمز الذي أرسلناه إليك.',
      fields: {
        oneTimeCode: {
          label: 'الرمز',
          why: 'يُثبت أن الهاتف أو البريد الذي أرسلناه إليه يخصك.',
        },
      },
    },
  },
};
