/** Forms: sending, how far they are, their answers. */
export const forms = {
  panel: {
    title: 'Forms',
    back: 'Back to the chat',
    sent: 'In this chat',
    offers: 'Send a form',
    sending: 'Sending …',
    sealed: 'Only this browser can read the answers.',
    notSealed: (why: string) => `Your servers can read the answers: ${why}`,
  },
  preview: {
    title: 'What the visitor will see',
    say: 'Word for word. Nothing is sent before you press Send.',
    close: 'Close the preview',
    language: 'Language of the visitor’s page',
    failed: 'The preview could not be loaded. Check your connection, close this and open it again.',
    send: 'Send to the visitor',
  },
  form: {
    steps: {
      requested: 'Sent',
      opened: 'Opened',
      submitted: 'Answered',
      viewed: 'Viewed',
      delivered: 'Delivered',
      withdrawn: 'Withdrawn',
      expired: 'Expired',
      unconfirmed: 'Destroyed',
      unreadable: 'Unreadable',
      chatEnded: 'Chat ended',
    },
    stepStates: {
      done: 'done',
      now: 'next',
      ahead: 'to come',
      missed: 'did not happen',
      failed: 'ended here',
    },
    status: {
      requested: 'The visitor has not opened it yet.',
      opened: 'The visitor has opened it.',
      held: 'The answers are here. They are shown once.',
      viewed: (name: string, at: string) => `Viewed by ${name} at ${at}, and destroyed.`,
      viewedByYou: (at: string) => `You viewed them at ${at}. They are destroyed.`,
      unanswered: {
        withdrawn: (at: string) => `The visitor declined it at ${at}.`,
        expired: (at: string) => `The time to answer ran out at ${at}. You can send it again.`,
        ended: (at: string) => `The chat ended at ${at} before it was answered.`,
        unreadable: (at: string) =>
          `It ended at ${at} before it was answered: nobody has the key for its answers any more.`,
      },
      over: {
        delivered: (at: string) => `Delivered to your page at ${at}. Nothing of it was stored.`,
        withdrawn: (at: string) => `The visitor took the answers back at ${at}. They are destroyed.`,
        expired: (at: string) => `Destroyed at ${at}: the time to keep them ran out.`,
        unconfirmed: (at: string) =>
          `Destroyed at ${at}. They may have been seen; send the form again if they were not.`,
        ended: (at: string) => `Destroyed when the chat ended at ${at}.`,
      },
      unreadable: {
        signedOut: (at: string) =>
          `Destroyed unread at ${at}: the agent who had asked signed out, and with that the key went.`,
        keyLost: (at: string) =>
          `Destroyed unread at ${at}: the browser that had asked for them did not have the key any more.`,
        notOpened: (at: string) =>
          `Destroyed unread at ${at}: they did not open, or were not what was asked for.`,
        handedOver: (at: string) =>
          `Destroyed unread when the chat was handed over at ${at}: only the agent who had asked could read them.`,
      },
    },
    handedOn: 'It went to your colleague with the chat.',
    observed: { held: 'The answers are held, and nobody has seen them.' },
    sealed: 'Sealed',
    otherKey: 'The answers can only be read in the browser that asked for them.',
    discardAndAsk: 'Discard and ask again',
    askAgain: 'Ask again',
    asking: 'Asking …',
    outdated: {
      why: 'This page is older than this form, and cannot open the answers.',
      next: 'Reload this page; the answers stay.',
    },
    notOpened: 'The answers did not open, and nobody has seen them.',
    deadline: { requested: 'Can be opened for', opened: 'Can be sent for', held: 'Destroyed in' },
    kept: 'What the transcript keeps',
    never: '[not recorded]',
    notYet: 'not delivered yet',
    notDelivered: 'not delivered',
    show: 'Show answers once',
    claiming: 'Getting them …',
    showHint: 'For a minute. Have the other program ready.',
  },
  answers: {
    title: 'Protected answers',
    left: 'Gone in',
    hint: 'Not to be copied or photographed. Switching to another tab hides them.',
    copyHint:
      'Not to be photographed. A copy stays in the clipboard until something else is copied; when the answers go, this page empties it, as soon as it is in front.',
    copy: 'Copy',
    copyOf: (label: string) => `Copy ${label}`,
    copied: (label: string) => `${label}: copied.`,
    notCopied: 'Your browser did not let this page copy. Type it over, or ask your administrator.',
    done: 'I am done: remove them now',
    more: (count: number) =>
      count === 1 ? 'Show the answer that just came' : `Show ${count} answers that just came`,
    covered: 'Hidden, as this page was not in view. Gone in',
    showAgain: 'Show again',
  },
};
