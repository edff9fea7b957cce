import { defineForm } from '../core/fields/form.ts';

/** A member's health plan. */
export const healthInsuranceForm = defineForm({
  name: 'health-insurance',
  version: 2,
  title: 'Health insurance',
  purpose: 'To look up what your health insurance covers, as you asked in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: {
      en: 'Our agent sees these details once, to look up your cover. They are then destroyed, at the latest after one hour. This chat keeps only the last four characters of the member number.',
      es: 'La persona del chat ve estos datos una sola vez, para consultar su cobertura. Después se destruyen, como máximo al cabo de una hora. En este chat solo quedan los cuatro últimos caracteres del número de asegurado.',
      de: 'Die Person im Chat sieht diese Angaben einmal, um Ihren Versicherungsschutz nachzusehen. Danach werden sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleiben nur die letzten vier Zeichen der Mitgliedsnummer.',
      fr: 'La personne de la discussion voit ces informations une seule fois, pour consulter vos garanties. Elles sont ensuite détruites, au plus tard après une heure. Cette discussion ne conserve que les quatre derniers caractères du numéro d’assuré.',
      ja: '担当者は、保険の適用範囲を調べるために、これらの情報を一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、会員番号の末尾の 4 文字だけです。',
      ar: 'يرى الموظف هذه البيانات مرة واحدة لمعرفة ما يغطيه تأمينك، ثم تُحذف خلال ساعة على الأكثر. لا يبقى في هذه المحادثة سوى آخر أربع خانات من رقم العضوية.',
    },
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    healthMemberId: {
      kind: 'healthMemberId',
      label: 'Member number',
      why: 'Your insurer finds your plan by it.',
    },
    dateOfBirth: {
      kind: 'dateOfBirth',
      label: 'Date of birth',
      why: 'Your insurer checks it with the member number.',
    },
  },
});
