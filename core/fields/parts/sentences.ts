import type { Language } from '../../languages.ts';

/** A sentence in each language of the visitor's frame. */
export type Sentence = Readonly<Record<Language, string>>;

export const digitsOnly: Sentence = {
  en: 'Use only the digits 0 to 9.',
  es: 'Use solo las cifras del 0 al 9.',
  de: 'Bitte nur die Ziffern 0 bis 9 verwenden.',
  fr: 'Utilisez uniquement les chiffres de 0 à 9.',
  ja: '0 から 9 の数字だけを入力してください。',
  ar: 'استخدم الأرقام من 0 إلى 9 فقط.',
};

/** The length of a code of digits. */
export function digitCount(least: number, most = least): Sentence {
  const count = (to: string) => (least === most ? String(least) : `${least}${to}${most}`);
  return {
    en: `This is too short or too long. Enter ${count(' to ')} digits.`,
    es: `Es demasiado corto o demasiado largo. Escriba ${count(' a ')} cifras.`,
    de: `Das ist zu kurz oder zu lang. Bitte ${count(' bis ')} Ziffern eingeben.`,
    fr: `C’est trop court ou trop long. Saisissez ${count(' à ')} chiffres.`,
    ja: `桁数が足りないか、多すぎます。数字 ${count('～')} 桁で入力してください。`,
    ar: `هذا أقصر أو أطول من اللازم. عدد الأرقام المطلوب: ${count(' إلى ')}.`,
  };
}

/** What stands in the boxes of a date. */
export const dayMonthYear = {
  es: 'Día, mes y año',
  de: 'Tag, Monat und Jahr',
  fr: 'Jour, mois et année',
  ja: '年・月・日',
  ar: 'اليوم والشهر والسنة',
};

/** A date has a box each for its day, month and year. */
export const dateInDigits: Sentence = {
  en: 'Enter the day, the month and the year in digits.',
  es: 'Escriba el día, el mes y el año en cifras.',
  de: 'Bitte Tag, Monat und Jahr in Ziffern eingeben.',
  fr: 'Saisissez le jour, le mois et l’année en chiffres.',
  ja: '年・月・日を数字で入力してください。',
  ar: 'أدخل اليوم والشهر والسنة بالأرقام.',
};

export const dateTooLong: Sentence = {
  en: 'This is too long. Enter the day, the month and the year in digits.',
  es: 'Es demasiado largo. Escriba el día, el mes y el año en cifras.',
  de: 'Das ist zu lang. Bitte Tag, Monat und Jahr in Ziffern eingeben.',
  fr: 'C’est trop long. Saisissez le jour, le mois et l’année en chiffres.',
  ja: '長すぎます。年・月・日を数字で入力してください。',
  ar: 'هذا طويل جدًا. أدخل اليوم والشهر والسنة بالأرقام.',
};

/** The number is written as its kind is, and nobody was given it. */
export const notInUse: Sentence = {
  en: 'This number isn’t in use. Check each digit.',
  es: 'Este número no existe. Compruebe cada cifra.',
  de: 'Diese Nummer gibt es nicht. Bitte prüfen Sie jede Ziffer.',
  fr: 'Ce numéro n’existe pas. Vérifiez chaque chiffre.',
  ja: 'この番号は使われていません。数字を 1 つずつご確認ください。',
  ar: 'هذا الرقم غير مستخدم. تحقق من كل رقم.',
};

/** Text of any words is refused for its form only when it hides something. */
export const unusable: Sentence = {
  en: 'A character in this can’t be used. Type the answer in instead of pasting it.',
  es: 'Hay un carácter que no se puede usar. Escriba la respuesta en lugar de pegarla.',
  de: 'Ein Zeichen kann nicht verwendet werden. Bitte tippen Sie die Antwort ein, statt sie einzufügen.',
  fr: 'Un caractère ne peut pas être utilisé. Tapez la réponse au lieu de la coller.',
  ja: '使えない文字が含まれています。貼り付けずに入力してください。',
  ar: 'يوجد رمز لا يمكن استخدامه. اكتب الإجابة بدلًا من لصقها.',
};

export const tooLong: Sentence = {
  en: 'This is too long. Please shorten it.',
  es: 'Es demasiado largo. Acórtelo, por favor.',
  de: 'Das ist zu lang. Bitte kürzen Sie es.',
  fr: 'C’est trop long. Merci de raccourcir.',
  ja: '長すぎます。短くしてください。',
  ar: 'هذا طويل جدًا. يُرجى اختصاره.',
};

/** The sentences for a number on a document, whichever country issued it. */
export const onDocument = {
  format: {
    en: 'This doesn’t look like the number on your document. Check each letter and digit.',
    es: 'No parece el número de su documento. Compruebe cada letra y cifra.',
    de: 'Das sieht nicht wie die Nummer auf Ihrem Dokument aus. Bitte prüfen Sie jeden Buchstaben und jede Ziffer.',
    fr: 'Cela ne ressemble pas au numéro de votre document. Vérifiez chaque lettre et chaque chiffre.',
    ja: '書類の番号の形式と異なります。文字と数字を 1 つずつご確認ください。',
    ar: 'هذا لا يشبه الرقم المكتوب في وثيقتك. تحقق من كل حرف ورقم.',
  },
  length: {
    en: 'This is too short or too long. Compare it with your document.',
    es: 'Es demasiado corto o demasiado largo. Compárelo con su documento.',
    de: 'Das ist zu kurz oder zu lang. Bitte vergleichen Sie mit Ihrem Dokument.',
    fr: 'C’est trop court ou trop long. Comparez avec votre document.',
    ja: '文字数が足りないか、多すぎます。書類とお比べください。',
    ar: 'هذا أقصر أو أطول من اللازم. قارنه بوثيقتك.',
  },
} satisfies Readonly<Record<string, Sentence>>;
