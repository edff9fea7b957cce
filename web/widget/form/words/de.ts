import type { TranslatedForms } from './form-words.ts';

export const formsInGerman: TranslatedForms = {
  'payment-card@2': {
    title: 'Kartenzahlung',
    purpose: 'Um die Zahlung auszuführen, die Sie in diesem Chat vereinbart haben.',
    fields: {
      cardNumber: { label: 'Kartennummer', why: 'Sie nennt die Karte, die belastet wird.' },
      cardExpiry: { label: 'Gültig bis', why: 'Die Bank prüft es zusammen mit der Kartennummer.' },
      cardholderName: { label: 'Name auf der Karte', why: 'Die Bank prüft, wer bezahlt.' },
      cvv: {
        label: 'Prüfnummer',
        why: 'Sie zeigt der Bank, dass Sie die Karte in der Hand haben. Sie geht direkt an die Person im Chat und wird nirgends gespeichert.',
      },
    },
  },
  'us-bank-account@2': {
    title: 'US-Bankkonto',
    purpose: 'Um die Überweisung einzurichten, um die Sie in diesem Chat gebeten haben.',
    fields: {
      usRouting: { label: 'Routing-Nummer', why: 'Sie nennt Ihre Bank.' },
      usAccount: { label: 'Kontonummer', why: 'Sie nennt das Konto, um das es geht.' },
    },
  },
  'iban@2': {
    title: 'Bankkonto (IBAN)',
    purpose: 'Um die Überweisung einzurichten, um die Sie in diesem Chat gebeten haben.',
    fields: { iban: { label: 'IBAN', why: 'Sie nennt das Konto, um das es geht.' } },
  },
  'us-ssn@2': {
    title: 'US-Sozialversicherungsnummer',
    purpose: 'Um zu prüfen, wer Sie sind, oder für eine Meldung an die Steuerbehörde, wie im Chat erklärt.',
    fields: {
      ssn: {
        label: 'Sozialversicherungsnummer',
        why: 'Unter ihr werden Ihre Unterlagen bei uns und bei der Steuerbehörde geführt.',
      },
    },
  },
  'identity-check@2': {
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
  'health-insurance@2': {
    title: 'Krankenversicherung',
    purpose: 'Um nachzusehen, was Ihre Krankenversicherung übernimmt, wie Sie in diesem Chat gefragt haben.',
    fields: {
      healthMemberId: { label: 'Mitgliedsnummer', why: 'Ihre Versicherung findet damit Ihren Vertrag.' },
      dateOfBirth: { label: 'Geburtsdatum', why: 'Ihre Versicherung prüft es mit der Mitgliedsnummer.' },
    },
  },
  'one-time-code@2': {
    title: 'Einmalcode',
    purpose: 'Um mit dem Code, den wir Ihnen geschickt haben, zu bestätigen, dass Sie es sind.',
    fields: {
      oneTimeCode: {
        label: 'Code',
        why: 'Er zeigt, dass das Telefon oder das Postfach, an das wir ihn geschickt haben, Ihres ist.',
      },
    },
  },
  'secure-note@2': {
    title: 'Vertrauliche Nachricht',
    purpose: 'Für das, was Sie nicht offen in den Chat schreiben möchten.',
    fields: {
      secureNote: {
        label: 'Ihre Nachricht',
        why: 'Wir brauchen sie, um Ihnen bei dem zu helfen, was Sie beschrieben haben.',
      },
    },
  },
};
