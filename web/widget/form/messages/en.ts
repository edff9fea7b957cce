import type { KindName } from '../../../../core/fields/kinds.ts';
import { problemsIn } from '../../../../core/fields/words.ts';
import type { TranslatedForms } from '../../../../branding/words/in-language.ts';

/** Everything that the forms say. Names are put in as they come: who shows them isolates them. */
export const en = {
  somebody: 'the agent',
  asks: (name: string) => `${name} asks you for`,
  open: 'Fill in securely',
  resume: 'Go on with it',
  decline: 'Decline',
  timeLeft: (time: string) => `${time} left`,
  minutesLeft: 'Two minutes left for this form',
  secondsLeft: 'Thirty seconds left for this form',
  tooLate: 'The time for this form has run out. If you still want to answer it, ask for it again.',
  declined: 'You declined this form. Nothing was sent.',
  expired: 'The time for this form ran out. Nothing was sent.',
  over: 'The chat ended before this form was answered. Nothing was sent.',
  unreadable: (why: string) => `${why} Nothing was sent; you may be asked again.`,
  refused: 'You were sent a form that is not among those published here. It is not shown.',
  unsafe: 'This form cannot be answered safely, so it is not shown. Nothing was sent.',
  /** What to do about a form that is not shown. */
  refusedNext: {
    again: (name: string) => `Please ask ${name} to sign in again and to send the form once more.`,
    clock:
      'Please check the date and time of this device, then load this page again. If they are right, ask for the form once more.',
    report:
      'Please tell us in another way, best by telephone, and name the code below. Do not write the answers into the chat instead.',
    browser:
      'This browser is too old to lock answers for one reader. Please open this page in a current browser.',
    connection:
      'A part of this page could not be loaded. Please check your connection, then load it again: your chat stays.',
    stale: 'If this page has been open for long, load it again: your chat stays.',
    unframed:
      'Secure forms are shown only in the chat on our own website. Please open the chat there, then ask for the form again.',
  },
  reload: 'Load again',
  back: 'Back to the chat',
  purpose: (name: string) => `Asked for by ${name}.`,
  sealed: (name: string) => `Only ${name}’s browser can read this. That was checked.`,
  sealedWhat: 'What does that mean?',
  sealedMeans: (name: string, brand: string) =>
    `Your answers are locked on this device before they are sent. Only a key in ${name}’s browser opens them, and a signature of ${brand}’s shows that it is ${name}’s key. The servers of ${brand} pass your answers on and cannot read them.`,
  notSealed: (brand: string, why: string) => `${brand}’s servers read this: ${why}`,
  optional: 'optional',
  choose: 'Please choose',
  noAnswer: 'No answer',
  /** Questions that appeared with an answer, for who hears the page. */
  alsoAsked: (labels: string) => `Now also asked: ${labels}.`,
  kept: (name: string, time: string) => `Kept until ${name} has seen it, ${time} at most`,
  neverStored: (name: string) => `Never stored: goes straight to ${name}`,
  show: (label: string) => `Show ${label}`,
  hide: (label: string) => `Hide ${label}`,
  /** What became of a text that was pasted, with the labels of fields. */
  pasted: (labels: string) => `Only this was taken from what you pasted: ${labels}.`,
  privacy: 'Your privacy',
  /** Above the privacy text, where the brand does not have it in the visitor's language; names the one that is shown. */
  otherLanguage: (language: string) =>
    `This text isn’t available in your language. Here it is in ${language}.`,
  policy: (version: string) => `Privacy policy, version ${version}`,
  sent: 'Sent.',
  newTab: 'opens in another tab',
  agree: 'I agree that my answers are used as described here',
  submit: 'Send securely',
  submitting: 'Sending…',
  /** How each kind of answer is to be written; in English the kinds say that themselves. */
  hints: {} as Partial<Record<KindName, string>>,
  /** What is wrong with an answer, by its kind and the reason. */
  reasons: problemsIn('en'),
  /** What the brand's forms say; in English they say it themselves. */
  forms: {} as TranslatedForms,
  /** Boxes for the parts of a date, and what is wrong with one. */
  date: {
    day: {
      name: 'Day',
      format: 'Enter the day in digits, such as 28.',
      range: 'That month doesn’t have this day. Check the day.',
    },
    month: {
      name: 'Month',
      format: 'Enter the month in digits, such as 2.',
      range: 'That month doesn’t exist. Enter a month from 1 to 12.',
    },
    year: {
      name: 'Year',
      format: 'Enter the year with all 4 digits, such as 1980.',
    },
    /** A date was pasted that can be read in two ways. */
    unclear: 'It isn’t clear which number is the day. Type the date into the boxes.',
    example: (date: string) => `For example ${date}`,
  },
  /** Boxes for the parts of an address, and what is said of one that is empty. */
  address: {
    country: { name: 'Country', missing: 'Choose the country.' },
    street: { name: 'Street and number', missing: 'Enter the street and the number.' },
    town: { name: 'Town or city', missing: 'Enter the town or city.' },
    region: { name: 'State or region', missing: 'Enter the state or region.' },
    postcode: { name: 'Postal code', missing: 'Enter the postal code.' },
    notPostcode: (country: string, sample?: string) =>
      `This postal code doesn’t fit the country, ${country}.${sample ? ` It has codes such as ${sample}.` : ''}`,
  },
  problems: {
    empty: (label: string) => `${label}: please fill this in.`,
    wrong: (hint: string) => `Please check this. ${hint}.`,
    /** A number with something beside it, or in groups that may be two numbers. */
    alone: (label: string) => `${label}: please enter just one, without spaces or dashes.`,
    /** The card in the same form has another length of code. */
    onCard: (digits: number) => `Your card has a code of ${digits} digits. Enter all of them.`,
    consent: 'Please tick this box if you agree. Without it, nothing is sent.',
    sealed: 'Your answers could not be sealed, so nothing was sent. Please ask for the form once more.',
    tooLong: 'Your answers are too long. Please shorten them.',
    some: (count: number) =>
      count === 1 ? '1 answer needs another look.' : `${count} answers need another look.`,
    failed: 'This could not be sent. Your answers are still here: please try again.',
  },
};

export type FormMessages = typeof en;

/** Another language: one that lacks a text does not compile. */
export type Translation = FormMessages & { readonly hints: Readonly<Record<KindName, string>> };
