import type { TranslatedForms } from './form-words.ts';

export const formsInFrench: TranslatedForms = {
  'payment-card@2': {
    title: 'Paiement par carte',
    purpose: 'Pour encaisser le paiement convenu dans cette discussion.',
    fields: {
      cardNumber: { label: 'Numéro de carte', why: 'Il désigne la carte qui est débitée.' },
      cardExpiry: { label: 'Date d’expiration', why: 'La banque la vérifie avec le numéro de carte.' },
      cardholderName: { label: 'Nom sur la carte', why: 'La banque vérifie qui paie.' },
      cvv: {
        label: 'Code de sécurité',
        why: 'Il montre à la banque que vous avez la carte en main. Il va directement à la personne de la discussion et n’est enregistré nulle part.',
      },
    },
  },
  'us-bank-account@2': {
    title: 'Compte bancaire américain',
    purpose: 'Pour préparer le virement que vous avez demandé dans cette discussion.',
    fields: {
      usRouting: { label: 'Numéro d’acheminement (routing number)', why: 'Il désigne votre banque.' },
      usAccount: { label: 'Numéro de compte', why: 'Il désigne le compte débité ou crédité.' },
    },
  },
  'iban@2': {
    title: 'Compte bancaire (IBAN)',
    purpose: 'Pour préparer le virement que vous avez demandé dans cette discussion.',
    fields: { iban: { label: 'IBAN', why: 'Il désigne le compte débité ou crédité.' } },
  },
  'us-ssn@2': {
    title: 'Numéro de sécurité sociale américain',
    purpose:
      'Pour vérifier qui vous êtes, ou pour une déclaration à l’administration fiscale, comme expliqué dans cette discussion.',
    fields: {
      ssn: {
        label: 'Numéro de sécurité sociale',
        why: 'Votre dossier chez nous et auprès de l’administration fiscale est tenu sous ce numéro.',
      },
    },
  },
  'identity-check@2': {
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
  'health-insurance@2': {
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
  'one-time-code@2': {
    title: 'Code à usage unique',
    purpose: 'Pour confirmer que c’est bien vous, avec le code que nous vous avons envoyé.',
    fields: {
      oneTimeCode: {
        label: 'Code',
        why: 'Il montre que le téléphone ou la messagerie où nous l’avons envoyé est à vous.',
      },
    },
  },
  'secure-note@2': {
    title: 'Note confidentielle',
    purpose: 'Pour ce que vous ne souhaitez pas écrire ouvertement dans la discussion.',
    fields: {
      secureNote: {
        label: 'Votre note',
        why: 'Nous en avons besoin pour vous aider dans ce que vous avez décrit.',
      },
    },
  },
};
