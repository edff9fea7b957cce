import type { TranslatedForms } from './form-words.ts';

export const formsInSpanish: TranslatedForms = {
  'payment-card@2': {
    title: 'Pago con tarjeta',
    purpose: 'Para cobrar el pago que ha acordado en este chat.',
    fields: {
      cardNumber: { label: 'Número de tarjeta', why: 'Indica la tarjeta en la que se hace el cargo.' },
      cardExpiry: { label: 'Fecha de caducidad', why: 'El banco la comprueba con el número de tarjeta.' },
      cardholderName: { label: 'Nombre en la tarjeta', why: 'El banco comprueba quién paga.' },
      cvv: {
        label: 'Código de seguridad',
        why: 'Muestra al banco que tiene la tarjeta en la mano. Va directamente a la persona del chat y no se guarda en ningún sitio.',
      },
    },
  },
  'us-bank-account@2': {
    title: 'Cuenta bancaria de EE. UU.',
    purpose: 'Para preparar la transferencia que ha pedido en este chat.',
    fields: {
      usRouting: { label: 'Número de ruta', why: 'Indica su banco.' },
      usAccount: {
        label: 'Número de cuenta',
        why: 'Indica la cuenta de la que sale o a la que llega el dinero.',
      },
    },
  },
  'iban@2': {
    title: 'Cuenta bancaria (IBAN)',
    purpose: 'Para preparar la transferencia que ha pedido en este chat.',
    fields: { iban: { label: 'IBAN', why: 'Indica la cuenta de la que sale o a la que llega el dinero.' } },
  },
  'us-ssn@2': {
    title: 'Número de la Seguridad Social de EE. UU.',
    purpose:
      'Para comprobar quién es usted o informar a la autoridad fiscal, como se le explicó en este chat.',
    fields: {
      ssn: {
        label: 'Número de la Seguridad Social',
        why: 'Su expediente con nosotros y con la autoridad fiscal se guarda bajo ese número.',
      },
    },
  },
  'identity-check@2': {
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
  'health-insurance@2': {
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
  'one-time-code@2': {
    title: 'Código de un solo uso',
    purpose: 'Para confirmar que es usted con el código que le hemos enviado.',
    fields: {
      oneTimeCode: {
        label: 'Código',
        why: 'Muestra que el teléfono o el buzón al que lo enviamos es suyo.',
      },
    },
  },
  'secure-note@2': {
    title: 'Nota privada',
    purpose: 'Para recibir lo que no quiere escribir abiertamente en el chat.',
    fields: {
      secureNote: { label: 'Su nota', why: 'La necesitamos para ayudarle con lo que nos ha descrito.' },
    },
  },
};
