import type { LedgerMessages } from './en.ts';

export const es = {
  held: (name: string, time: string) =>
    `Guardado cifrado hasta que ${name} lo vea, como muy tarde hasta las ${time}.`,
  viewed: (name: string, time: string) => `${name} lo vio a las ${time}. Se ha destruido.`,
  viewedLate: (name: string, time: string) => `${name} lo vio. Se destruyó a las ${time}.`,
  delivered: (name: string) => `Entregado a ${name}. Nunca se guardó.`,
  withdrawn: (time: string) => `Lo retiró a las ${time}.`,
  expired: (time: string) => `Su tiempo se agotó a las ${time}.`,
  unconfirmed: (name: string, time: string) =>
    `Puede que ${name} lo haya visto: nunca se confirmó. Se destruyó a las ${time}.`,
  unreadable: (why: string, time: string) =>
    `${why} Lo que envió se destruyó sin leer a las ${time}; puede que se lo pidan de nuevo.`,
  ended: (time: string) => `El chat terminó a las ${time}.`,
  unseen: 'Se ha destruido; nadie lo ha visto.',
  received: (name: string) =>
    `Se ha destruido; nadie lo ha visto, salvo quizá lo que ya se había entregado a ${name}.`,
  relaying: 'Lo que nunca se guarda está en camino.',
  undelivered: 'Lo que nunca se guarda no ha llegado.',
  answer: {
    sending: 'en camino…',
    delivered: (time: string) => `entregado a las ${time}, nunca guardado`,
    again: 'no llegó, y no se guardó',
    lost: 'no llegó, y ya no existe',
    given: 'dado',
    leftOut: 'sin responder',
    depends: 'depende de otra respuesta',
  },
  retype: 'Escribirlo de nuevo',
  send: 'Enviar',
  cancel: 'Cancelar',
  withdraw: 'Retirarlo',
  beingViewed: 'Se está viendo ahora mismo: ya no se puede retirar.',
  notWithdrawn: 'No se pudo retirar. Inténtelo de nuevo.',
  receipt: 'Guardar el justificante de consentimiento',
  receiptName: 'consentimiento',
} satisfies LedgerMessages;
