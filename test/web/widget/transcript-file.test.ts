import { afterEach, expect, test, vi } from 'vitest';
import { Chronicle } from '../../../core/conversation/chronicle.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { forms } from '../../../branding/forms.ts';
import type { Language } from '../../../web/shared/text/languages.ts';
import { transcript } from '../../../web/widget/chat/transcript-file.ts';
import { formMessagesIn } from '../../../web/widget/form/messages/index.ts';
import { wordsOf } from '../../../web/widget/form/shared/words-of.ts';
import { messagesIn } from '../../../web/widget/messages/index.ts';
import type { Context } from '../../../web/widget/chat/context.ts';
import { ana, answered, asked, ben, requestId, says, story } from './story.ts';

/** The lines of a conversation's transcript, without their times. */
async function linesOf(entries: readonly Entry[], language: Language = 'en'): Promise<string[]> {
  return (await timedLinesOf(entries, language)).map((line) => line.split('  ').slice(1).join('  ') || line);
}

async function timedLinesOf(entries: readonly Entry[], language: Language): Promise<string[]> {
  const chronicle = new Chronicle();
  const lines = entries.map((entry) => chronicle.add(entry));
  const named = entries.find((entry) => entry.type === 'formRequested')?.form.name;
  const form = forms.find(({ name }) => name === named);
  const [texts, formTexts] = await Promise.all([messagesIn(language), formMessagesIn(language)]);
  const formUi = { words: () => form && wordsOf(form, formTexts) };
  const session = { chronicle, lines };
  const text = await transcript({ brand: 'Fjord', language, texts, session, formUi } as unknown as Context);
  return text.split('\n');
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const paid = story(
  { type: 'started' },
  { type: 'accepted', agent: ana },
  says('visitor', 'Hello'),
  says('agent', 'Good morning'),
  asked(),
  answered({ cardNumber: '•••• 4242', cardExpiry: '••/••', cardholderName: '[given]' }, ['cvv']),
  { type: 'answerDelivered', requestId, field: 'cvv' },
  { type: 'viewed', requestId, by: ana },
  { type: 'ended', by: 'agent', destroyed: [] },
);

test('it holds what was written and by whom, and of the answers the masks', async () => {
  expect(await linesOf(paid)).toEqual([
    'Chat with Fjord',
    '',
    'Ana has joined the chat',
    'You: Hello',
    'Ana: Good morning',
    'Secure form "Card payment": requested',
    'Secure form "Card payment": answered',
    '  Card number: •••• 4242',
    '  Expiry date: ••/••',
    '  Name on the card: given',
    '  Security code: given, recorded nowhere',
    'Secure form "Card payment": seen once, then destroyed',
    'This chat was ended.',
    '',
  ]);
});

test('masks that were corrected stand where the answers were given, and the others nowhere', async () => {
  const masks = { cardNumber: '•••• 4242', cardExpiry: '••/••', cardholderName: 'A.' };
  const corrected = story(
    { type: 'accepted', agent: ana },
    asked(),
    answered({ ...masks, cardholderName: 'A. L.' }, ['cvv']),
    { type: 'masksCorrected', requestId, masks },
    { type: 'viewed', requestId, by: ana },
  );
  expect((await linesOf(corrected)).slice(2)).toEqual([
    'Ana has joined the chat',
    'Secure form "Card payment": requested',
    'Secure form "Card payment": answered',
    '  Card number: •••• 4242',
    '  Expiry date: ••/••',
    '  Name on the card: A.',
    '  Security code: given, recorded nowhere',
    'Secure form "Card payment": seen once, then destroyed',
    '',
  ]);
});

test.each([
  ['en', 'depends on another answer', 'given'],
  ['de', 'hängt von einer anderen Antwort ab', 'angegeben'],
] as const)(
  'in %s, of a field that depends on another it says only that: %s',
  async (language, depends, given) => {
    const masks = { devices: '[provided]', reading: '[depends on another answer]' };
    const lines = await linesOf(story(asked('home-visit'), answered(masks)), language);
    expect(lines.slice(-3, -1).map((line) => line.split(': ')[1])).toEqual([given, depends]);
  },
);

test('in the visitor’s language the forms too are in that language', async () => {
  const lines = await linesOf(paid, 'de');
  expect(lines).toContain('  Kartennummer: •••• 4242');
  expect(lines.join('\n')).not.toMatch(/Card|Security code|given/);
});

test.each([
  ['en', ['en-GB', 'en'], 'Asia/Kolkata', '22 Nov 2026, 14:31:00 GMT+5:30'],
  ['en', ['en-US'], 'America/New_York', 'Nov 22, 2026, 4:01:00 AM GMT-5'],
  ['de', ['de-AT', 'en'], 'Europe/Vienna', '22.11.2026, 10:01:00 GMT+1'],
  ['fr', ['fr-CA'], 'America/Toronto', '22 nov. 2026, 04 h 01 min 00 s UTC−5'],
] as const)(
  'in %s, for a browser in %j in %s, each line has its time as it is written there, with the time zone: %s',
  async (language, languages, zone, time) => {
    vi.stubGlobal('navigator', { languages });
    vi.stubEnv('TZ', zone);
    const lines = await timedLinesOf(paid, language);
    expect(lines[2]?.replaceAll(/[\u00A0\u202F]/g, ' ').split('  ')[0]).toBe(time);
  },
);

test('what the end of the chat destroyed is said with it', async () => {
  const ended = story(asked('us-ssn'), answered({ ssn: '•••• 9999' }), {
    type: 'ended',
    by: 'visitor',
    destroyed: [{ requestId, outcome: 'ended' }],
  });
  expect((await linesOf(ended)).slice(-3, -1)).toEqual([
    'Secure form "Social security number": destroyed at the end of the chat; nobody has seen it',
    'You ended this chat.',
  ]);
});

test('what nobody can read any more is said with the reason', async () => {
  const lost: Parameters<typeof story> = [
    { type: 'unreadable', requestId, because: 'signedOut' },
    { type: 'unreadable', requestId, because: 'keyLost' },
    { type: 'unreadable', requestId, because: 'notOpened' },
    { type: 'handedOver', agent: ben, destroyed: [{ requestId, outcome: 'unreadable' }] },
  ];
  const last = async (entry: (typeof lost)[number]) => {
    const told = story({ type: 'accepted', agent: ana }, asked(), answered({}, ['cvv']), entry);
    return (await linesOf(told)).filter((line) => line.includes('nobody can read it'));
  };
  const form = 'Secure form "Card payment": destroyed; nobody can read it any more. ';
  expect(await Promise.all(lost.map(last))).toEqual([
    [`${form}Ana signed out.`],
    [`${form}Ana’s browser did not have the key.`],
    [`${form}It did not open in Ana’s browser.`],
    [`${form}Ana handed the chat over.`],
  ]);
});

test.each([
  { type: 'withdrawn', requestId },
  { type: 'expired', requestId, what: 'request' },
  { type: 'ended', by: 'agent', destroyed: [{ requestId, outcome: 'ended' }] },
  { type: 'unreadable', requestId, because: 'signedOut' },
  { type: 'handedOver', agent: ben, destroyed: [{ requestId, outcome: 'unreadable' }] },
] as Parameters<typeof story>)(
  'a form that nobody answered had no answers that were taken back or destroyed: $type',
  async (end) => {
    const lines = await linesOf(story({ type: 'accepted', agent: ana }, asked(), end));
    const ofForm = lines.filter((line) => line.startsWith('Secure form')).slice(1);
    expect(ofForm).toHaveLength(1);
    expect(ofForm[0]).toMatch(/^Secure form "Card payment": closed without an answer/);
    expect(ofForm[0]).not.toMatch(/destroyed|taken back|seen/);
  },
);

test('a form that this page does not know is named by no title', async () => {
  expect(await linesOf(story(asked('not-ours')))).toContain('Secure form: requested');
});

test('characters that would turn a line around are shown as marks', async () => {
  expect(await linesOf(story(says('visitor', 'pay \u202Eeciv')))).toContain('You: pay \uFFFDeciv');
});
