import { expect, test } from 'vitest';
import { Secret } from '../../../core/secret.ts';
import { Changes } from '../../../web/shared/changes.ts';
import { AnswerShelf } from '../../../web/console/work/answer-shelf.ts';
import { verifies } from '../../promises.ts';
import { FakeEnvironment } from '../../client/scene/fake-environment.ts';

const conversationId = crypto.randomUUID();
const requestId = crypto.randomUUID();

function makeShelf() {
  let visible = true;
  let confirmed = 0;
  const environment = new FakeEnvironment(() => {
    throw new Error('nothing is sent');
  });
  const clipboard: string[] = [];
  const board = {
    write: (answer: string) => Promise.resolve(void clipboard.unshift(answer)),
    empty: () => void clipboard.unshift(''),
  };
  const shelf = new AnswerShelf(environment, () => visible, board, new Changes());
  const relay = (field: string, answer: string) =>
    shelf.receive({ conversationId, requestId, field, answer: new Secret(answer) });
  const reveal = (answers: Record<string, string>) =>
    shelf.reveal(conversationId, requestId, {
      answers: new Secret(answers),
      claimId: crypto.randomUUID(),
      confirmBy: environment.now() + 60_000,
      confirm: () => {
        confirmed += 1;
        return Promise.reject(new Error('too late'));
      },
    });
  const shown = () =>
    Object.fromEntries(shelf.shown(requestId).map(({ field, value }) => [field, value.expose()]));
  return {
    environment,
    shelf,
    clipboard,
    relay,
    reveal,
    shown,
    hide: () => (visible = false),
    confirmed: () => confirmed,
  };
}

test('revealed and off-the-record answers are shown together, for 60 s', async () => {
  const { environment, shelf, relay, reveal, shown } = makeShelf();
  relay('cvv', '123');
  reveal({ cardNumber: '4242424242424242' });
  expect(shown()).toEqual({ cardNumber: '4242424242424242', cvv: '123' });
  await environment.advance(59_999);
  expect(shown()).toEqual({ cardNumber: '4242424242424242', cvv: '123' });
  await environment.advance(1);
  expect(shown()).toEqual({});
  shelf.look(requestId);
  expect(shown()).toEqual({});
  expect(environment.timers.size).toBe(0);
});

test('an off-the-record answer waits unshown for 5 minutes at most', async () => {
  const { environment, shelf, relay, shown } = makeShelf();
  relay('cvv', '123');
  expect([shelf.waiting(requestId), shown()]).toEqual([['cvv'], {}]);
  await environment.advance(300_000);
  expect(shelf.waiting(requestId)).toEqual([]);
  shelf.look(requestId);
  expect(shown()).toEqual({});
});

test('one that comes late has its own minute, from the first look', async () => {
  const { environment, shelf, relay, reveal, shown } = makeShelf();
  reveal({ note: 'stored' });
  await environment.advance(50_000);
  relay('cvv', '123');
  expect(shown()).toEqual({ note: 'stored' });
  shelf.look(requestId);
  expect(shown()).toEqual({ note: 'stored', cvv: '123' });
  await environment.advance(10_000);
  expect(shown()).toEqual({ cvv: '123' });
  await environment.advance(50_000);
  expect(shown()).toEqual({});
});

test('what is covered is not shown, its time runs on, and another look shows the rest of it', async () => {
  const { environment, shelf, reveal, shown } = makeShelf();
  reveal({ note: 'stored' });
  shelf.cover();
  expect(shown()).toEqual({});
  expect(shelf.coveredUntil(requestId)).toBe(environment.now() + 60_000);
  await environment.advance(30_000);
  shelf.look(requestId);
  expect(shown()).toEqual({ note: 'stored' });
  await environment.advance(30_000);
  expect([shown(), shelf.coveredUntil(requestId)]).toEqual([{}, undefined]);
});

test('what arrives while nobody sees the page stays covered', () => {
  const { shelf, reveal, shown, hide } = makeShelf();
  hide();
  reveal({ note: 'stored' });
  expect(shown()).toEqual({});
  expect(shelf.coveredUntil(requestId)).toBeDefined();
});

verifies(
  'P5',
  'a view is confirmed once, when it was painted, and a confirmation that fails breaks nothing',
  () => {
    const { shelf, reveal, confirmed } = makeShelf();
    reveal({ note: 'stored' });
    expect(confirmed()).toBe(0);
    shelf.painted(requestId);
    shelf.painted(requestId);
    expect(confirmed()).toBe(1);
  },
);

test('the end of a conversation, and a sign-out, leave nothing', () => {
  const { environment, shelf, relay, reveal, shown } = makeShelf();
  relay('cvv', '123');
  reveal({ note: 'stored' });
  shelf.forget(crypto.randomUUID());
  expect(Object.keys(shown())).toHaveLength(2);
  shelf.forget(conversationId);
  expect([shown(), shelf.waiting(requestId), environment.timers.size]).toEqual([{}, [], 0]);
  reveal({ note: 'stored' });
  shelf.clear();
  expect([shown(), environment.timers.size]).toEqual([{}, 0]);
});

test('a machine that slept shows nothing whose time has passed', () => {
  const { environment, shelf, reveal, shown } = makeShelf();
  reveal({ note: 'stored' });
  environment.timers.clear();
  const asleep = environment.now() + 60_000;
  Object.defineProperty(environment, 'now', { value: () => asleep });
  expect([shown(), shelf.coveredUntil(requestId)]).toEqual([{}, undefined]);
});

test('a stored answer that is shown can be copied; the clipboard is emptied when its time is over', async () => {
  const { environment, shelf, clipboard, relay, reveal } = makeShelf();
  relay('cvv', '123');
  reveal({ cardNumber: '4242424242424242', note: 'stored' });
  await shelf.copy(requestId, 'cvv');
  await shelf.copy(requestId, 'nothing');
  expect(clipboard).toEqual([]);
  await shelf.copy(requestId, 'cardNumber');
  await shelf.copy(requestId, 'note');
  expect(clipboard).toEqual(['stored', '4242424242424242']);
  await environment.advance(60_000);
  expect(clipboard).toEqual(['', 'stored', '4242424242424242']);
});

test('what is not shown, or any more, is not copied', async () => {
  const { environment, shelf, clipboard, reveal } = makeShelf();
  reveal({ note: 'stored' });
  shelf.cover();
  await shelf.copy(requestId, 'note');
  shelf.look(requestId);
  await environment.advance(60_000);
  await shelf.copy(requestId, 'note');
  expect(clipboard).toEqual([]);
});

test.each(['drop', 'forget', 'clear'] as const)('what was copied goes with its answers: %s', async (way) => {
  const { shelf, clipboard, reveal } = makeShelf();
  reveal({ note: 'stored' });
  await shelf.copy(requestId, 'note');
  if (way === 'drop') shelf.drop(requestId);
  else if (way === 'forget') shelf.forget(conversationId);
  else shelf.clear();
  expect(clipboard).toEqual(['', 'stored']);
});
