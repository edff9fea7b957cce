import type { LedgerMessages } from './en.ts';

export const fr = {
  held: (name: string, time: string) =>
    `Conservé chiffré jusqu’à ce que ${name} l’ait vu, au plus tard jusqu’à ${time}.`,
  viewed: (name: string, time: string) => `${name} l’a vu à ${time}. C’est détruit.`,
  viewedLate: (name: string, time: string) => `${name} l’a vu. Détruit à ${time}.`,
  delivered: (name: string) => `Remis à ${name}. Jamais enregistré.`,
  withdrawn: (time: string) => `Vous l’avez repris à ${time}.`,
  expired: (time: string) => `Le délai s’est écoulé à ${time}.`,
  unconfirmed: (name: string, time: string) =>
    `${name} l’a peut-être vu : cela n’a jamais été confirmé. Détruit à ${time}.`,
  unreadable: (why: string, time: string) =>
    `${why} Ce que vous avez envoyé a été détruit sans être lu à ${time} ; on vous le redemandera peut-être.`,
  ended: (time: string) => `La discussion s’est terminée à ${time}.`,
  unseen: 'C’est détruit ; personne ne l’a vu.',
  received: (name: string) =>
    `C’est détruit ; personne ne l’a vu, sauf peut-être ce qui avait déjà été remis à ${name}.`,
  relaying: 'Ce qui n’est jamais enregistré est en route.',
  undelivered: 'Ce qui n’est jamais enregistré n’est pas arrivé.',
  answer: {
    sending: 'en route…',
    delivered: (time: string) => `remis à ${time}, jamais enregistré`,
    again: 'n’est pas arrivé et n’a pas été conservé',
    lost: 'n’est pas arrivé et n’existe plus',
    given: 'donné',
    leftOut: 'sans réponse',
    depends: 'dépend d’une autre réponse',
  },
  retype: 'Le saisir à nouveau',
  send: 'Envoyer',
  cancel: 'Annuler',
  withdraw: 'Le reprendre',
  beingViewed: 'On le regarde en ce moment : il ne peut plus être repris.',
  notWithdrawn: 'Impossible de le reprendre. Veuillez réessayer.',
  receipt: 'Enregistrer le reçu de consentement',
  receiptName: 'consentement',
} satisfies LedgerMessages;
