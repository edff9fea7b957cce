import { languages } from '../../branding/identity.ts';
import { chooseLanguage, directionOf, type Language } from '../shared/text/languages.ts';

interface Texts {
  readonly name: string;
  readonly close: string;
  readonly failed: string;
  readonly retry: string;
}

/** The frame has all other texts; these are needed while there is no frame. */
const texts: Readonly<Record<Language, Texts>> = {
  en: { name: 'Chat', close: 'Close the chat', failed: 'The chat can’t be reached.', retry: 'Try again' },
  es: {
    name: 'Chat',
    close: 'Cerrar el chat',
    failed: 'No se puede conectar con el chat.',
    retry: 'Volver a intentarlo',
  },
  de: {
    name: 'Chat',
    close: 'Chat schließen',
    failed: 'Der Chat ist nicht erreichbar.',
    retry: 'Noch einmal versuchen',
  },
  fr: {
    name: 'Discussion',
    close: 'Fermer la discussion',
    failed: 'La discussion est inaccessible.',
    retry: 'Réessayer',
  },
  ja: {
    name: 'チャット',
    close: 'チャットを閉じる',
    failed: 'チャットに接続できません。',
    retry: 'もう一度試す',
  },
  ar: {
    name: 'المحادثة',
    close: 'إغلاق المحادثة',
    failed: 'يتعذّر الوصول إلى المحادثة.',
    retry: 'إعادة المحاولة',
  },
};

/** @param asked the language that the page says, BCP 47; without it the browser's counts */
export function textsFor(
  asked: string | undefined,
): Texts & { readonly lang: Language; readonly dir: string } {
  const wanted = asked === undefined ? navigator.languages : [asked, ...navigator.languages];
  const lang = chooseLanguage(wanted, languages) ?? languages[0];
  return { ...texts[lang], lang, dir: directionOf(lang) };
}
