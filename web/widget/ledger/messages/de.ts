import type { LedgerMessages } from './en.ts';

export const de = {
  held: (name: string, time: string) =>
    `Verschlüsselt aufbewahrt, bis ${name} es gesehen hat, spätestens bis ${time}.`,
  viewed: (name: string, time: string) => `${name} hat es um ${time} gesehen. Es ist vernichtet.`,
  viewedLate: (name: string, time: string) => `${name} hat es gesehen. Es wurde um ${time} vernichtet.`,
  delivered: (name: string) => `An ${name} übergeben. Es wurde nie gespeichert.`,
  withdrawn: (time: string) => `Sie haben es um ${time} zurückgenommen.`,
  expired: (time: string) => `Die Zeit ist um ${time} abgelaufen.`,
  unconfirmed: (name: string, time: string) =>
    `${name} hat es vielleicht gesehen: Das wurde nie bestätigt. Es wurde um ${time} vernichtet.`,
  unreadable: (why: string, time: string) =>
    `${why} Was Sie gesendet haben, wurde um ${time} ungelesen vernichtet; vielleicht werden Sie noch einmal gefragt.`,
  ended: (time: string) => `Der Chat endete um ${time}.`,
  unseen: 'Es ist vernichtet; niemand hat es gesehen.',
  received: (name: string) =>
    `Es ist vernichtet; niemand hat es gesehen. Nur was schon zugestellt war, hat ${name} vielleicht gesehen.`,
  relaying: 'Was nie gespeichert wird, ist unterwegs.',
  undelivered: 'Was nie gespeichert wird, ist nicht angekommen.',
  answer: {
    sending: 'unterwegs …',
    delivered: (time: string) => `übergeben um ${time}, nie gespeichert`,
    again: 'kam nicht an und wurde nicht aufbewahrt',
    lost: 'kam nicht an und ist weg',
    given: 'angegeben',
    leftOut: 'ausgelassen',
    depends: 'hängt von einer anderen Antwort ab',
  },
  retype: 'Noch einmal eingeben',
  send: 'Senden',
  cancel: 'Abbrechen',
  withdraw: 'Zurücknehmen',
  beingViewed: 'Es wird gerade angesehen und lässt sich nicht mehr zurücknehmen.',
  notWithdrawn: 'Es ließ sich nicht zurücknehmen. Bitte versuchen Sie es noch einmal.',
  receipt: 'Einwilligungsbeleg speichern',
  receiptName: 'einwilligung',
} satisfies LedgerMessages;
