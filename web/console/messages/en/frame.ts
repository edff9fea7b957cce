/** Signing in, and what stands around the work. */
export const frame = {
  title: 'Console',
  opening: 'Opening …',
  outdated: 'This browser is too old to work in. Update it, or use another one.',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  locksSoon: 'The console locks in a minute. Move the mouse or press a key to go on.',
  chooseOne: 'Choose a chat, or take one that waits.',
  allQuiet: 'Nobody is waiting. New chats appear on the left.',
  signIn: {
    practise: 'Practise with a made-up visitor',
    first: {
      title: 'Sign in to the console',
      say: 'You need your password and a second factor, such as a passkey or your authenticator app.',
      act: 'Sign in',
    },
    locked: {
      title: 'Locked',
      say: 'Nobody was here for 15 minutes, so the console was locked. Your chats go on; sign in again to see them.',
      act: 'Sign in again',
    },
    left: { title: 'You are signed out', say: 'Chats that are still yours wait for you.', act: 'Sign in' },
    leftHere: {
      title: 'You are signed out here',
      say: 'The server could not be reached to end your other sign-ins. Sign in and do it again when you are connected.',
      act: 'Sign in',
    },
    ended: {
      title: 'Your sign-in has ended',
      say: 'It ran out, or you signed out somewhere else. Your chats wait for you.',
      act: 'Sign in again',
    },
    unavailable: {
      title: 'The console cannot start',
      say: 'Its settings could not be read, or your browser keeps no data for it. Check your connection and the browser’s settings, and try again.',
      act: 'Try again',
    },
    denied: {
      title: 'You were not let in',
      say: 'The sign-in page refused. Use your work account, or ask your administrator to let you work as an agent.',
      act: 'Sign in with another account',
    },
    stale: {
      title: 'That sign-in did not finish',
      say: 'It took too long, was begun in another window, or the sign-in page failed. Please begin again.',
      act: 'Sign in',
    },
    unreachable: {
      title: 'The sign-in page cannot be reached',
      say: 'Check your connection and try again. If it lasts, tell your administrator.',
      act: 'Try again',
    },
    blocked: {
      title: 'The sign-in window was closed',
      say: 'Sign in in the window that opens. If none opens, allow windows for this page in your browser.',
      act: 'Sign in',
    },
    taken: {
      title: 'The console was opened in another tab',
      say: 'You work in one tab at a time, so that an answer is not shown where nobody looks.',
      act: 'Work here instead',
    },
  },
  topBar: {
    practice: 'Practice',
    views: 'Views',
    work: 'Chats',
    oversee: 'Oversight',
    help: 'Keyboard shortcuts',
    account: 'Your account',
    yourId: 'Your id, for a colleague who hands a chat over to you:',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    leavePractice: 'Leave practice',
    connection: {
      connecting: 'Connecting …',
      connected: 'Connected',
      refused: 'No access',
      closed: 'Closed',
    },
    reconnecting: 'The connection was lost and is being made again. What you write is sent then.',
    offline: 'You’re offline. We’ll reconnect as soon as the network is back.',
    unreachable:
      'The server can’t be reached. We’ll keep trying. If this lasts, sign out and in again, or tell your administrator.',
    tryNow: 'Try now',
    trying: 'Trying …',
  },
  key: {
    making: 'Making a key for sealed answers …',
    ready: (time: string) => `Sealed answers can be read in this browser until ${time}.`,
    signInAgain: {
      say: 'To ask for sealed answers, sign in again. Nothing that is open here is lost.',
      act: 'Sign in again',
      busy: 'Sign in in the window that has opened …',
    },
    endsSoon: (time: string) =>
      `The key for sealed answers ends at ${time}. Sign in again to go on asking; nothing that is open here is lost.`,
    ended:
      'The key for sealed answers has ended. To ask for more, sign in again; nothing that is open here is lost.',
    notRenewed: (time: string, reason: string, code: string) =>
      `No new key could be made. The one from before can be used until ${time}. ${reason} (${code})`,
    cannot: 'Sealed answers cannot be asked for in this browser.',
    notKept: {
      refused:
        'It keeps no data for this page, and so no key for them. Leave private browsing, or allow this page to keep data, then try again.',
      full: 'It has no room to keep the key for them. Make room on the disk, then try again.',
      lost: 'It keeps data for this page, but loses the key for them. Update this browser, or use another one. Lockdown Mode and some private windows cause this too: leave them, then try again.',
    },
    tooOld:
      'It is too old: it lacks X25519, which sealing needs. Update it, or use a current Chrome, Edge, Firefox or Safari.',
    unusable: 'The key for them cannot be used. Sign out and in again, which makes a new one.',
    tryAgain: 'Try again',
    signOut: (count: number) =>
      count === 1
        ? 'One sealed form is still open. If you sign out, answers to it are destroyed unread.'
        : `${count} sealed forms are still open. If you sign out, answers to them are destroyed unread.`,
    missing: 'Sealed forms cannot be sent: this browser has no key for the answers yet.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    keys: {
      accept: 'Take the next waiting chat',
      next: 'Next chat',
      previous: 'Previous chat',
      write: 'Write a message',
      forms: 'Forms of this chat',
      help: 'This list',
    },
    inComposer: [
      ['Send the message', 'Enter'],
      ['New line', 'Shift + Enter'],
      ['Canned replies', '/'],
    ],
  },
  oversight: {
    title: 'Oversight',
    onRecord: 'What you look at here is noted in the audit trail. You see masks, never answers.',
    id: 'Id of a chat or an agent',
    wrongId: 'An id looks like 6f1c1f6e-0000-4000-8000-000000000000.',
    look: 'Look at this chat',
    list: 'List chats',
    none: 'There are none.',
    nothing: 'Look a chat up by its id, or list those that wait; with the id of an agent, that agent’s.',
    refused: 'There may be no such chat, or your role does not include this. The attempt was noted.',
    states: { waiting: 'Waiting', open: 'Open', ended: 'Ended' },
    withAgent: (name: string) => `with ${name}`,
    again: 'Look again',
    trail: 'Audit trail',
    readTrail: 'Read the trail',
  },
  audit: {
    columns: { at: 'When', actor: 'Who', action: 'What', outcome: 'Outcome', form: 'Form' },
    actors: { visitor: 'Visitor', agent: 'Agent', overseer: 'Overseer', time: 'Time' },
    outcomes: { success: 'Done', denied: 'Refused', failure: 'Failed' },
  },
  embed: {
    /** Where the frame says it differently from the console. */
    signIn: {
      first: {
        title: 'Secure forms',
        say: 'To send forms and see answers here, sign in in the window that opens.',
        act: 'Sign in',
      },
      left: {
        title: 'You are signed out',
        say: 'The sign-in page may still know you for a while. On a computer that others use, sign out in the console too.',
        act: 'Sign in',
      },
      locked: {
        title: 'Locked',
        say: 'Nothing was done in these forms for 15 minutes, so they were locked. Your chats go on; sign in again to see them.',
        act: 'Sign in again',
      },
      unavailable: {
        title: 'The forms cannot be shown',
        say: 'Their settings could not be read, or your browser keeps no data for them. Check your connection and the browser’s settings, and try again.',
        act: 'Try again',
      },
    },
    locksSoon: 'This locks in a minute. Move the mouse over it or press a key in it to go on.',
    signedInAs: (name: string) => `Signed in as ${name}`,
    noConversation: 'This page shows the forms of one chat, and was not told which one.',
    waiting: 'This chat is not with anybody yet.',
    take: 'Take this chat',
    away: 'This chat is not yours. It may be with a colleague, or over.',
    ended: 'This chat has ended.',
    loading: 'Looking for this chat …',
  },
};
