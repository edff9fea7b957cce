import { problemsIn, wordsIn } from '../../../../core/fields/words.ts';
import { words } from '../../../../branding/words/es.ts';
import type { Translation } from './en.ts';

export const es = {
  somebody: 'la persona del chat',
  asks: (name: string) => `${name} le pide`,
  open: 'Rellenar de forma segura',
  resume: 'Seguir rellenando',
  decline: 'Rechazar',
  timeLeft: (time: string) => `quedan ${time}`,
  minutesLeft: 'Quedan dos minutos para este formulario',
  secondsLeft: 'Quedan treinta segundos para este formulario',
  tooLate: 'Se ha agotado el tiempo de este formulario. Si todavía quiere responder, pídalo de nuevo.',
  declined: 'Ha rechazado este formulario. No se ha enviado nada.',
  expired: 'Se agotó el tiempo de este formulario. No se ha enviado nada.',
  over: 'El chat terminó antes de responder este formulario. No se ha enviado nada.',
  unreadable: (why: string) => `${why} No se ha enviado nada; puede que se lo pidan de nuevo.`,
  refused: 'Le han enviado un formulario que no está entre los publicados aquí. No se muestra.',
  unsafe:
    'Este formulario no se puede responder de forma segura; por eso no se muestra. No se ha enviado nada.',
  refusedNext: {
    again: (name: string) => `Pida a ${name} que vuelva a iniciar sesión y envíe el formulario otra vez.`,
    clock:
      'Compruebe la fecha y la hora de este dispositivo y cargue de nuevo esta página. Si son correctas, pida el formulario otra vez.',
    report:
      'Avísenos por otro medio, mejor por teléfono, y diga el código de abajo. No escriba las respuestas en el chat en su lugar.',
    browser:
      'Este navegador es demasiado antiguo para cerrar las respuestas para un solo lector. Abra esta página en un navegador actual.',
    connection:
      'No se ha podido cargar una parte de esta página. Compruebe su conexión y cárguela de nuevo: su chat se conserva.',
    stale: 'Si esta página lleva mucho tiempo abierta, cárguela de nuevo: su chat se conserva.',
    unframed:
      'Los formularios seguros solo se muestran en el chat de nuestro propio sitio web. Abra el chat allí y pida el formulario otra vez.',
  },
  reload: 'Cargar de nuevo',
  back: 'Volver al chat',
  purpose: (name: string) => `Lo pide ${name}.`,
  sealed: (name: string) => `Solo el navegador de ${name} puede leer esto. Se ha comprobado.`,
  sealedWhat: '¿Qué significa esto?',
  sealedMeans: (name: string, brand: string) =>
    `Sus respuestas se cierran en este dispositivo antes de enviarse. Solo las abre una clave que está en el navegador de ${name}, y una firma de ${brand} demuestra que es la de ${name}. Los servidores de ${brand} transmiten sus respuestas y no pueden leerlas.`,
  notSealed: (brand: string, why: string) => `Los servidores de ${brand} leen esto: ${why}`,
  optional: 'opcional',
  choose: 'Elija una opción',
  noAnswer: 'Sin respuesta',
  alsoAsked: (labels: string) => `Ahora también se pregunta: ${labels}.`,
  kept: (name: string, time: string) => `Se guarda hasta que ${name} lo vea, ${time} como máximo`,
  neverStored: (name: string) => `Nunca se guarda: va directamente a ${name}`,
  show: (label: string) => `Mostrar: ${label}`,
  hide: (label: string) => `Ocultar: ${label}`,
  pasted: (labels: string) => `De lo que ha pegado solo se ha usado: ${labels}.`,
  privacy: 'Su privacidad',
  otherLanguage: (language: string) =>
    `Este texto no está disponible en su idioma. Aquí está en ${language}.`,
  policy: (version: string) => `Política de privacidad, versión ${version}`,
  sent: 'Enviado.',
  newTab: 'se abre en otra pestaña',
  agree: 'Acepto que mis respuestas se usen como se describe aquí',
  submit: 'Enviar de forma segura',
  submitting: 'Enviando…',
  hints: wordsIn('es'),
  reasons: problemsIn('es'),
  forms: words,
  date: {
    day: {
      name: 'Día',
      format: 'Escriba el día en cifras, por ejemplo 28.',
      range: 'Ese mes no tiene este día. Compruebe el día.',
    },
    month: {
      name: 'Mes',
      format: 'Escriba el mes en cifras, por ejemplo 2.',
      range: 'Ese mes no existe. Escriba un mes del 1 al 12.',
    },
    year: {
      name: 'Año',
      format: 'Escriba el año con las 4 cifras, por ejemplo 1980.',
    },
    unclear: 'No está claro qué número es el día. Escriba la fecha en las casillas.',
    example: (date: string) => `Por ejemplo ${date}`,
  },
  address: {
    country: { name: 'País', missing: 'Elija el país.' },
    street: { name: 'Calle y número', missing: 'Escriba la calle y el número.' },
    town: { name: 'Localidad', missing: 'Escriba la localidad.' },
    region: { name: 'Estado o provincia', missing: 'Escriba el estado o la provincia.' },
    postcode: { name: 'Código postal', missing: 'Escriba el código postal.' },
    notPostcode: (country: string, sample?: string) =>
      `No es un código postal de este país: ${country}.${sample ? ` Por ejemplo, ${sample}.` : ''}`,
  },
  problems: {
    empty: (label: string) => `${label}: rellene este campo.`,
    wrong: (hint: string) => `Compruébelo, por favor. ${hint}.`,
    alone: (label: string) => `${label}: escriba solo este dato, sin espacios ni guiones.`,
    onCard: (digits: number) => `El código de su tarjeta tiene ${digits} cifras. Escríbalas todas.`,
    consent: 'Marque esta casilla si está de acuerdo. Sin ella no se envía nada.',
    sealed:
      'No se han podido sellar sus respuestas; por eso no se ha enviado nada. Pida el formulario otra vez.',
    tooLong: 'Sus respuestas son demasiado largas. Acórtelas, por favor.',
    some: (count: number) => (count === 1 ? 'Revise 1 respuesta.' : `Revise ${count} respuestas.`),
    failed: 'No se ha podido enviar. Sus respuestas siguen aquí: inténtelo de nuevo.',
  },
} satisfies Translation;
