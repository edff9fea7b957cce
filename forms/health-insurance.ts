import type { FormTemplate } from '../core/brand/form-template.ts';

/** A member's health plan. */
export const healthInsuranceForm: FormTemplate = {
  name: 'health-insurance',
  version: 2,
  title: 'Health insurance',
  purpose: 'To look up what your health insurance covers, as you asked in this chat.',
  privacy: {
    en: 'Our agent sees these details once, to look up your cover. They are then destroyed, at the latest after one hour. This chat keeps only the last four characters of the member number.',
    es: 'La persona del chat ve estos datos una sola vez, para consultar su cobertura. Después se destruyen, como máximo al cabo de una hora. En este chat solo quedan los cuatro últimos caracteres del número de asegurado.',
    de: 'Die Person im Chat sieht diese Angaben einmal, um Ihren Versicherungsschutz nachzusehen. Danach werden sie gelöscht, spätestens nach einer Stunde. In diesem Chat bleiben nur die letzten vier Zeichen der Mitgliedsnummer.',
    fr: 'La personne de la discussion voit ces informations une seule fois, pour consulter vos garanties. Elles sont ensuite détruites, au plus tard après une heure. Cette discussion ne conserve que les quatre derniers caractères du numéro d’assuré.',
    ja: '担当者は、保険の適用範囲を調べるために、これらの情報を一度だけ見ます。その後、遅くとも 1 時間以内に破棄されます。このチャットに残るのは、会員番号の末尾の 4 文字だけです。',
    ar: 'يرى الموظف هذه البيانات مرة واحدة لمعرفة ما يغطيه تأمينك، ثم تُحذف خلال ساعة على الأكثر. لا يبقى في هذه المحادثة سوى آخر أربع خانات من رقم العضوية.',
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
  words: {
    es: {
      title: 'Seguro médico',
      purpose: 'Para consultar qué cubre su seguro médico, como preguntó en este chat.',
      fields: {
        healthMemberId: { label: 'Número de asegurado', why: 'Su aseguradora encuentra con él su póliza.' },
        dateOfBirth: {
          label: 'Fecha de nacimiento',
          why: 'Su aseguradora la comprueba con el número de asegurado.',
        },
      },
    },
    de: {
      title: 'Krankenversicherung',
      purpose:
        'Um nachzusehen, was Ihre Krankenversicherung übernimmt, wie Sie in diesem Chat gefragt haben.',
      fields: {
        healthMemberId: { label: 'Mitgliedsnummer', why: 'Ihre Versicherung findet damit Ihren Vertrag.' },
        dateOfBirth: { label: 'Geburtsdatum', why: 'Ihre Versicherung prüft es mit der Mitgliedsnummer.' },
      },
    },
    fr: {
      title: 'Assurance maladie',
      purpose: 'Pour consulter ce que couvre votre assurance maladie, comme demandé dans cette discussion.',
      fields: {
        healthMemberId: { label: 'Numéro d’assuré', why: 'Votre assureur retrouve ainsi votre contrat.' },
        dateOfBirth: {
          label: 'Date de naissance',
          why: 'Votre assureur la vérifie avec le numéro d’assuré.',
        },
      },
    },
    ja: {
      title: '健康保険',
      purpose: 'このチャットでお尋ねの、健康保険の適用範囲を調べるためです。',
      fields: {
        healthMemberId: { label: '会員番号', why: '保険会社がこの番号でご契約を見つけます。' },
        dateOfBirth: { label: '生年月日', why: '保険会社が会員番号とあわせて確認します。' },
      },
    },
    ar: {
      title: 'التأمين الصحي',
      purpose: 'لمعرفة ما يغطيه تأمينك الصحي، كما سألت في هذه المحادثة.',
      fields: {
        healthMemberId: { label: 'رقم العضوية', why: 'تجد به شركة التأمين وثيقتك.' },
        dateOfBirth: { label: 'تاريخ الميلاد', why: 'تتحقق منه شركة التأمين مع رقم العضوية.' },
      },
    },
  },
};
