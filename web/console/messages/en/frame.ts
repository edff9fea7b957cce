/** Signing in, and what stands around the work. */
export const frame = {
  title: 'Console',
  opening: 'Opening …',
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
    ended: {
      title: 'Your sign-in has ended',
      say: 'It ran out, or you signed out somewhere else. Your chats wait for you.',
      act: 'Sign in again',
    },
    unavailable: {
      title: 'The console cannot start',
      say: 'Its settings could not be read. Check your connection and try again.',
      act: 'Try again',
    },
    denied: {
      title: 'You were not let in',
      say: 'The sign-in page refused. Use your work account, or ask your administrator to let you work as an agent.',
      act: 'Sign in with another account',
    },
    stale: {
      title: 'That sign-in did not finish',
      say: 'It took too long or was begun in another window. Please begin again.',
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
      title: 'The console is open in another tab',
      say: 'You work in one tab at a time, so that an answer is not shown where nobody looks.',
      act: 'Work here instead',
    },
  },
  topBar: {
    practice: 'Practice',
    help: 'Keyboard shortcuts',
    account: 'Your account',
    yourId: 'Your id, for a colleague who hands a chat over to you:',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    leavePractice: 'Leave practice',
    connection: {
      connecting: 'Connecting …',
      connected: 'Connected',
      refused: 'Not let in',
      closed: 'Closed',
    },
    reconnecting: 'The connection was lost and is being made again. What you write is sent then.',
    shutOut:
      'No connection. Check your network; if other sites work, this account may not be allowed to work as an agent: ask your administrator.',
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
  embed: {
    signIn: {
      title: 'Secure forms',
      say: 'To send forms and see answers here, sign in in the window that opens.',
      act: 'Sign in',
    },
    signedInAs: (name: string) => `Signed in as ${name}`,
    noConversation: 'This page shows the forms of one chat, and was not told which one.',
    waits: 'This chat is not with anybody yet.',
    take: 'Take this chat',
    notYours: 'This chat is not yours. It may be with a colleague, or over.',
    loading: 'Looking for this chat …',
  },
};
