import { maxTextUnits } from '../../../../core/message-text.ts';

/** Chats: the list, the messages, writing. */
export const chat = {
  list: {
    title: 'Chats',
    waiting: 'Waiting',
    nobodyWaits: 'Nobody.',
    own: 'Yours',
    noneOwn: 'None yet.',
    visitor: (name: string) => `Visitor ${name}`,
    since: (time: string) => `for ${time}`,
    justNow: 'just now',
    take: 'Take',
    taking: 'Taking …',
    unread: (count: number) => `${count} new`,
    news: (count: number) => (count === 1 ? 'Something new in one chat' : `Something new in ${count} chats`),
    you: (said: string) => `You: ${said}`,
    agent: (name: string, said: string) => `${name}: ${said}`,
    noMessage: 'No message yet',
    answersHere: 'Answers are here',
    ended: 'Ended',
    away: 'Not yours any more',
  },
  chat: {
    log: 'Messages',
    back: 'Back to the chats',
    forms: 'Forms',
    answersHere: 'Answers are here',
    handOver: 'Hand over',
    end: 'End',
    youSaid: 'You said:',
    agentSaid: (name: string) => `${name} said:`,
    somebody: 'The agent',
    visitorSaid: 'Visitor said:',
    masked: 'Masked before it was stored',
    sent: 'Sent',
    sending: 'Sending …',
    again: 'Send again',
    discard: 'Discard',
    visitorTypes: 'The visitor is typing …',
    dismiss: 'Take off the list',
    over: {
      ended: 'This chat has ended. Answers that nobody had seen were destroyed.',
      away: 'This chat is not yours any more.',
      waiting: 'This chat waits for an agent.',
    },
  },
  events: {
    started: 'The visitor opened the chat',
    youAccepted: 'You took the chat',
    accepted: (name: string) => `${name} took the chat`,
    handedToYou: 'The chat was handed over to you',
    handedOver: (name: string) => `The chat was handed over to ${name}`,
    backToQueue: 'The chat went back to those waiting',
    destroyed: (count: number) =>
      count === 1
        ? 'A sealed form that was still open ended with that; any answers to it were destroyed'
        : `${count} sealed forms that were still open ended with that; any answers to them were destroyed`,
    youEnded: 'You ended the chat',
    agentEnded: (name: string) => `${name} ended the chat`,
    agentSentForm: (name: string, title: string) => `${name} sent the form “${title}”`,
    visitorEnded: 'The visitor ended the chat',
    timeEnded: 'The visitor had been gone for some time, and the chat ended',
    unreadable: (title: string, why: string) => `“${title}” ended: ${why}`,
    forms: {
      formRequested: (title: string) => `You sent the form “${title}”`,
      formSubmitted: (title: string) => `The visitor answered “${title}”`,
      viewed: (title: string) => `The answers to “${title}” were viewed and destroyed`,
      withdrawn: (title: string) => `The visitor withdrew “${title}”`,
      expired: (title: string) => `The time for “${title}” ran out`,
      answersExpired: (title: string) => `The answers to “${title}” were destroyed: their time ran out`,
      unconfirmed: (title: string) => `The answers to “${title}” were destroyed; they may have been seen`,
    },
  },
  composer: {
    label: 'Message',
    placeholder: 'Message, or / for canned replies',
    send: 'Send',
    tooLong: `That’s too long for one message. Shorten it to ${maxTextUnits.toLocaleString('en')} characters.`,
    replies: 'Canned replies',
    choose: (count: number) =>
      `${count === 1 ? 'One canned reply' : `${count} canned replies`}: choose with the arrow keys, take it with Enter.`,
  },
  coach: {
    title: 'Ask for this by a form',
    neverTitle: 'Please do not ask for this',
    say: (title: string) =>
      `What a visitor types into the chat stays in the transcript. The form “${title}” keeps it out, and shows it to you once.`,
    sendForm: (title: string) => `Send “${title}” instead`,
    never: {
      password: 'Nobody here may ask for a password. If you have to know who it is, send the identity check.',
      cardPin: 'Nobody may ask for the PIN of a card. No payment needs it in a chat.',
    },
    edit: 'Change the message',
    anyway: 'Send it as it is',
  },
  guard: {
    found: {
      cardNumber: 'This looks like a card number.',
      cardExpiry: 'This looks like an expiry date.',
      cvv: 'This looks like a security code.',
      ssn: 'This looks like a social security number.',
      iban: 'This looks like an IBAN.',
      pin: 'This looks like a PIN.',
    },
    say: 'It’s masked before it is sent, so the customer can’t read it.',
    hide: 'Send with the number masked',
    change: 'Change the message',
    isNot: {
      cardNumber: 'This isn’t a card number',
      cardExpiry: 'This isn’t an expiry date',
      cvv: 'This isn’t a security code',
      ssn: 'This isn’t a social security number',
      iban: 'This isn’t an IBAN',
      pin: 'This isn’t a PIN',
      several: 'These are other numbers',
    },
  },
  end: {
    title: 'End this chat?',
    say: 'The visitor keeps a transcript without any answers.',
    sayHeld:
      'Answers that nobody has seen yet are destroyed at once. The visitor keeps a transcript without any answers.',
    act: 'End chat',
  },
  handOver: {
    title: 'Hand this chat over',
    say: 'Your colleague sees what was said, and the masks.',
    sayHeld:
      'Answers that nobody has looked at go along, but not those that are stored nowhere: look at these first.',
    saySealed: (count: number) =>
      count === 1
        ? 'One sealed form is still open. It ends, and answers to it are destroyed unread: only you can read them. Look at them first, or let your colleague ask again.'
        : `${count} sealed forms are still open. They end, and answers to them are destroyed unread: only you can read them. Look at them first, or let your colleague ask again.`,
    to: 'Your colleague’s id',
    hint: 'Your colleague finds it under “Your account”. Both of you have to be signed in.',
    noSuchId: 'That is not an id of somebody else. It looks like 6f1c1f6e-0000-4000-8000-000000000000.',
    toQueue: 'Back to those waiting',
    act: 'Hand over',
  },
};
