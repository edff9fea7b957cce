/** What a made-up visitor says first, by turns. */
export const openings: readonly string[] = [
  'Hello, I would like to pay my invoice by card. Can I do that here?',
  'Hi! I moved house and have to confirm who I am. What do you need?',
  'Good morning, I am waiting for a refund to my bank account.',
];

const answers: readonly (readonly [RegExp, string])[] = [
  [/\?\s*$/u, 'Yes, that is right.'],
  [/form|secure/iu, 'Thank you, I will look for the form.'],
  [/bye|good day|anything else/iu, 'No, that was all. Thank you!'],
  [/moment|looking/iu, 'No hurry.'],
];

/** What it says to what an agent said. */
export function replyTo(said: string): string {
  return answers.find(([words]) => words.test(said))?.[1] ?? 'All right.';
}

/** How long it takes for things, ms: as a person would, but not so long that practice is dull. */
export const paceMs = { greet: 1_500, type: 1_200, answer: 3_200, open: 2_500, submit: 7_000 };
