import { problemsIn, wordsIn } from '../../../../core/fields/words.ts';
import { words } from '../../../../branding/words/de.ts';
import type { Translation } from './en.ts';

export const de = {
  somebody: 'die Person im Chat',
  asks: (name: string) => `${name} bittet Sie um`,
  open: 'Sicher ausfüllen',
  resume: 'Weiter ausfüllen',
  decline: 'Ablehnen',
  timeLeft: (time: string) => `noch ${time}`,
  minutesLeft: 'Noch zwei Minuten für dieses Formular',
  secondsLeft: 'Noch dreißig Sekunden für dieses Formular',
  tooLate:
    'Die Zeit für dieses Formular ist abgelaufen. Wenn Sie es noch ausfüllen möchten, bitten Sie erneut darum.',
  declined: 'Sie haben dieses Formular abgelehnt. Es wurde nichts gesendet.',
  expired: 'Die Zeit für dieses Formular ist abgelaufen. Es wurde nichts gesendet.',
  over: 'Der Chat endete, bevor dieses Formular ausgefüllt war. Es wurde nichts gesendet.',
  unreadable: (why: string) => `${why} Es wurde nichts gesendet; vielleicht werden Sie noch einmal gefragt.`,
  refused:
    'Ihnen wurde ein Formular geschickt, das nicht zu den hier veröffentlichten gehört. Es wird nicht gezeigt.',
  unsafe:
    'Dieses Formular lässt sich nicht sicher ausfüllen und wird deshalb nicht gezeigt. Es wurde nichts gesendet.',
  refusedNext: {
    again: (name: string) =>
      `Bitten Sie ${name}, sich neu anzumelden und das Formular noch einmal zu schicken.`,
    clock:
      'Bitte prüfen Sie Datum und Uhrzeit dieses Geräts und laden Sie diese Seite neu. Wenn sie stimmen, bitten Sie noch einmal um das Formular.',
    report:
      'Bitte sagen Sie es uns auf einem anderen Weg, am besten am Telefon, und nennen Sie den Code unten. Schreiben Sie die Antworten nicht stattdessen in den Chat.',
    browser:
      'Dieser Browser ist zu alt, um Antworten für nur einen Leser zu verschließen. Bitte öffnen Sie diese Seite in einem aktuellen Browser.',
    connection:
      'Ein Teil dieser Seite konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung und laden Sie neu: Ihr Chat bleibt.',
    stale: 'Wenn diese Seite schon lange offen ist, laden Sie sie neu: Ihr Chat bleibt.',
    unframed:
      'Sichere Formulare zeigen wir nur im Chat auf unserer eigenen Website. Bitte öffnen Sie den Chat dort und bitten Sie noch einmal um das Formular.',
  },
  reload: 'Neu laden',
  back: 'Zurück zum Chat',
  purpose: (name: string) => `Angefordert von ${name}.`,
  sealed: (name: string) => `Nur der Browser von ${name} kann das lesen. Das wurde geprüft.`,
  sealedWhat: 'Was bedeutet das?',
  sealedMeans: (name: string, brand: string) =>
    `Ihre Antworten werden auf diesem Gerät verschlossen, bevor sie gesendet werden. Nur ein Schlüssel im Browser von ${name} öffnet sie, und eine Signatur von ${brand} zeigt, dass es der von ${name} ist. Die Server von ${brand} reichen Ihre Antworten weiter und können sie nicht lesen.`,
  notSealed: (brand: string, why: string) => `Die Server von ${brand} lesen das: ${why}`,
  optional: 'freiwillig',
  choose: 'Bitte wählen',
  noAnswer: 'Keine Angabe',
  alsoAsked: (labels: string) => `Jetzt wird auch gefragt: ${labels}.`,
  kept: (name: string, time: string) => `Aufbewahrt, bis ${name} es gesehen hat, höchstens ${time}`,
  neverStored: (name: string) => `Nie gespeichert: geht direkt an ${name}`,
  show: (label: string) => `${label} zeigen`,
  hide: (label: string) => `${label} verbergen`,
  pasted: (labels: string) => `Aus dem Eingefügten wurde nur übernommen: ${labels}.`,
  privacy: 'Ihre Daten',
  otherLanguage: (language: string) =>
    `Diesen Text gibt es nicht in Ihrer Sprache. Hier steht er auf ${language}.`,
  policy: (version: string) => `Datenschutzerklärung, Fassung ${version}`,
  sent: 'Gesendet.',
  newTab: 'öffnet sich in einem anderen Tab',
  agree: 'Ich bin einverstanden, dass meine Antworten wie hier beschrieben verwendet werden',
  submit: 'Sicher senden',
  submitting: 'Wird gesendet …',
  hints: wordsIn('de'),
  reasons: problemsIn('de'),
  forms: words,
  date: {
    day: {
      name: 'Tag',
      format: 'Bitte den Tag in Ziffern eingeben, etwa 28.',
      range: 'Diesen Tag hat der Monat nicht. Bitte prüfen Sie den Tag.',
    },
    month: {
      name: 'Monat',
      format: 'Bitte den Monat in Ziffern eingeben, etwa 2.',
      range: 'Diesen Monat gibt es nicht. Bitte einen Monat von 1 bis 12 eingeben.',
    },
    year: {
      name: 'Jahr',
      format: 'Bitte das Jahr mit allen 4 Ziffern eingeben, etwa 1980.',
    },
    unclear: 'Es ist nicht klar, welche Zahl der Tag ist. Bitte tippen Sie das Datum in die Felder.',
    example: (date: string) => `Zum Beispiel ${date}`,
  },
  address: {
    country: { name: 'Land', missing: 'Bitte wählen Sie das Land.' },
    street: { name: 'Straße und Hausnummer', missing: 'Bitte Straße und Hausnummer eingeben.' },
    town: { name: 'Ort', missing: 'Bitte den Ort eingeben.' },
    region: { name: 'Bundesstaat oder Region', missing: 'Bitte den Bundesstaat oder die Region eingeben.' },
    postcode: { name: 'Postleitzahl', missing: 'Bitte die Postleitzahl eingeben.' },
    notPostcode: (country: string, sample?: string) =>
      `Das ist keine Postleitzahl dieses Landes: ${country}.${sample ? ` Ein Beispiel: ${sample}.` : ''}`,
  },
  problems: {
    empty: (label: string) => `${label}: Bitte ausfüllen.`,
    wrong: (hint: string) => `Bitte prüfen. ${hint}.`,
    alone: (label: string) => `${label}: Bitte nur diese eine Angabe, ohne Leerzeichen und Striche.`,
    onCard: (digits: number) => `Die Prüfnummer Ihrer Karte hat ${digits} Ziffern. Bitte alle eingeben.`,
    consent: 'Bitte setzen Sie hier ein Häkchen, wenn Sie einverstanden sind. Sonst wird nichts gesendet.',
    sealed:
      'Ihre Antworten konnten nicht versiegelt werden, deshalb wurde nichts gesendet. Bitten Sie noch einmal um das Formular.',
    tooLong: 'Ihre Antworten sind zu lang. Bitte kürzen Sie sie.',
    some: (count: number) =>
      count === 1
        ? 'Bitte sehen Sie 1 Angabe noch einmal an.'
        : `Bitte sehen Sie ${count} Angaben noch einmal an.`,
    failed:
      'Das konnte nicht gesendet werden. Ihre Antworten stehen noch hier: Bitte versuchen Sie es erneut.',
  },
} satisfies Translation;
