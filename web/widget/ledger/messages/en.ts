/** Everything that the ledger says. Names are put in as they come: who shows them isolates them. */
export const en = {
  held: (name: string, time: string) =>
    `Kept encrypted until ${name} has seen it, until ${time} at the latest.`,
  viewed: (name: string, time: string) => `${name} saw it at ${time}. It has been destroyed.`,
  viewedLate: (name: string, time: string) => `${name} saw it. It has been destroyed at ${time}.`,
  delivered: (name: string) => `Delivered to ${name}. It was never stored.`,
  withdrawn: (time: string) => `You took it back at ${time}.`,
  expired: (time: string) => `Its time ran out at ${time}.`,
  unconfirmed: (name: string, time: string) =>
    `${name} may have seen it: that was never confirmed. It has been destroyed at ${time}.`,
  unreadable: (why: string, time: string) =>
    `${why} What you sent was destroyed unread at ${time}; you may be asked again.`,
  ended: (time: string) => `The chat ended at ${time}.`,
  unseen: 'It has been destroyed; nobody has seen it.',
  received: (name: string) =>
    `It has been destroyed; nobody has seen it, except perhaps what had already been delivered to ${name}.`,
  relaying: 'What is never stored is on its way.',
  undelivered: 'What is never stored has not arrived.',
  answer: {
    sending: 'on its way…',
    delivered: (time: string) => `delivered at ${time}, never stored`,
    again: 'did not arrive, and was not kept',
    lost: 'did not arrive, and is gone',
    given: 'given',
    leftOut: 'left out',
    /** Of a field whose mask does not say whether it was asked. */
    depends: 'depends on another answer',
  },
  retype: 'Type it again',
  send: 'Send',
  cancel: 'Cancel',
  withdraw: 'Take it back',
  beingViewed: 'It is being looked at right now: it cannot be taken back any more.',
  notWithdrawn: 'It could not be taken back. Please try again.',
  receipt: 'Save the consent receipt',
  receiptName: 'consent-receipt',
};

/** A language that lacks one of these does not compile. */
export type LedgerMessages = typeof en;
