import type { BrowserContext, Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Field } from '../../../core/fields/field.ts';
import { defineForm } from '../../../core/fields/form.ts';
import { cardOnFileForm } from '../../published.ts';
import { endings } from '../../client/scene/endings.ts';
import type { FakeServer } from '../../client/scene/fake-server.ts';
import { verifies } from '../../promises.ts';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import { DeskPage } from '../people/desk.ts';
import { playServer } from '../people/played-server.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { Watch } from '../stage/watch.ts';

const stage = useBrowserStage();
const title = 'Card on file';
const stored = 'a-stored-canary';
const relayed = 'a-relayed-canary';
const patient = { timeout: 20_000 };

const { cardholderName, cvv } = cardOnFileForm.fields as Record<'cardholderName' | 'cvv', Field>;
const pin: Field = { kind: 'pin', label: 'PIN', why: 'Why', offTheRecord: true };

const storages = [
  { kept: 'stored', fields: { cardholderName } },
  // The second answer is still on its way: with both the form would be over.
  { kept: 'off the record', fields: { cvv, pin } },
  { kept: 'both', fields: { cardholderName, cvv } },
];

/** Every ending of every sort of form, each in its own conversation: pages name those by the first four digits. */
const cases = endings
  .flatMap((ending) => storages.map((storage) => ({ ...ending, ...storage })))
  .map((each, index) => ({
    ...each,
    id: `${String(index).padStart(4, '0')}0000-0000-4000-8000-000000000000`,
  }));

type Case = (typeof cases)[number];

/** Two forms that the visitor of this conversation has answered. */
async function answerTwo(server: FakeServer, { id, fields }: Case): Promise<string[]> {
  server.forms = [defineForm({ ...cardOnFileForm, fields })];
  await server.visit(id);
  const requestIds: string[] = [];
  for (let n = 0; n < 2; n++) {
    const requestId = await server.requestForm(id);
    await server.submit(id, requestId, 'cardholderName' in fields ? { cardholderName: stored } : {});
    requestIds.push(requestId);
  }
  return requestIds;
}

/** What both pages of an agent are played through. */
interface Played {
  readonly server: FakeServer;
  readonly requests: ReadonlyMap<Case, string[]>;
  readonly forms: Locator;
  readonly turnTo: (each: Case) => Promise<unknown>;
  readonly text: () => Promise<string>;
}

async function played(context: BrowserContext) {
  const server = await playServer(context);
  const { intercept } = server;
  // No view is confirmed: it would be the outcome.
  server.intercept = (request, socket) =>
    request.type === 'confirmViewed'
      ? server.refuse(socket, request, 'ERR_GONE')
      : intercept(request, socket);
  const requests = new Map<Case, string[]>();
  for (const each of cases) requests.set(each, await answerTwo(server, each));
  return { server, requests };
}

/** One form's answers are on the screen and another's wait; then both end, and a relay of each comes too late. */
async function endBoth({ server, requests, forms, turnTo, text }: Played, each: Case): Promise<void> {
  const both = requests.get(each) ?? [];
  const relays = () => {
    if (!('cvv' in each.fields)) return;
    for (const requestId of both) {
      const relay = { id: crypto.randomUUID(), conversationId: each.id, requestId, field: 'cvv' };
      server.last.push({ type: 'answerRelayed', ...relay, answer: relayed });
    }
  };
  const seen = async () => {
    const page = await text();
    return [stored, relayed].filter((canary) => page.includes(canary));
  };
  await turnTo(each);
  relays();
  const show = forms.getByRole('button', { name: 'Show answers once' });
  await expect.poll(() => show.count(), patient).toBe(2);
  await show.last().click();
  await forms.getByRole('region', { name: 'Protected answers' }).waitFor();
  const expected = [
    ...('cardholderName' in each.fields ? [stored] : []),
    ...('cvv' in each.fields ? [relayed] : []),
  ];
  expect(await seen()).toEqual(expected);
  const acknowledged = server.last.requests('acknowledgeAnswer').length;

  for (const requestId of both) server.forge(each.id, each.entry(requestId));
  relays();
  // Once this form is there, what came before it has been taken in.
  await server.requestForm(each.id);
  await expect.poll(() => forms.getByRole('article', { name: title }).count(), patient).toBe(3);
  expect([each.name, each.kept, await seen(), await show.count()]).toEqual([each.name, each.kept, [], 0]);
  expect(await forms.getByRole('button', { name: 'Show again' }).count()).toBe(0);
  expect(server.last.requests('acknowledgeAnswer')).toHaveLength(acknowledged);
}

verifies(
  'P4',
  'the console shows nothing of a form any more, however it ended and wherever its answers were',
  async () => {
    const context = await stage.context({ viewport: { width: 1280, height: 800 } });
    const play = await played(context);
    const agent = await stage.agentIn(context);
    const page: Played = {
      ...play,
      forms: agent.page.getByRole('region', { name: 'Forms' }),
      turnTo: ({ id }) => agent.inList('Yours', id).click(),
      text: () => agent.everyText(),
    };
    for (const each of cases) await endBoth(page, each);
  },
);

verifies(
  'P4',
  'the frame in an agent’s desktop shows nothing of a form any more, however it ended and wherever its answers were',
  async () => {
    const [first] = cases;
    let play: Awaited<ReturnType<typeof played>> | undefined;
    const desk = await DeskPage.open(stage, first?.id ?? '', async (context) => {
      play = await played(context);
    });
    if (!play) throw new Error('not prepared');
    await desk.signIn('ana', 'Sign in', play.server.agent.name);
    const page: Played = {
      ...play,
      forms: desk.frame.getByRole('region', { name: 'Forms' }),
      turnTo: ({ id }) => desk.turnTo(id),
      text: async () => String((await Watch.shown(desk.page, 'desk')).bytes),
    };
    for (const each of cases) await endBoth(page, each);
  },
);

test('a visitor who takes a card back reads what became of it, and the agent’s page shows none of it', async () => {
  const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
  await visitor.say('Hello');
  await agent.take(await visitor.conversationId());
  await agent.sendForm('Card payment');
  await visitor.openForm('Card payment');
  await visitor.type({
    'Card number': cardAnswers.cardNumber,
    'Expiry date': '1131',
    'Name on the card': cardAnswers.cardholderName,
    'Security code': cardAnswers.cvv,
  });
  await visitor.agreeAndSend();
  await visitor.ledger('Card payment', /delivered at .*, never stored/);
  await agent.button('Show answers once').waitFor();
  await visitor.button('Take it back').click();
  const taken =
    /You took it back at .+\. It has been destroyed; nobody has seen it, except perhaps what had already been delivered to ana\./;
  await visitor.ledger('Card payment', taken);
  await agent.status('Card payment', /^The visitor took the answers back at/);
  expect(await agent.button('Show answers once').count()).toBe(0);
  const text = await agent.everyText();
  for (const value of Object.values(cardAnswers)) expect(text).not.toContain(value);
});
