import { expect, test } from 'vitest';
import { VisitorClient } from '../../client/index.ts';
import { settings } from '../brand/settings.ts';
import { verifies } from '../promises.ts';
import { RawSocket } from './stage/raw-socket.ts';
import { useStage } from './stage/stage.ts';

const stage = useStage();
const minute = 60_000;

/** A visitor's socket, of a new credential unless one is given. */
function connected(credential = VisitorClient.newCredential()): Promise<RawSocket> {
  return RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`);
}

verifies('P20', 'one credential has three chats waiting at most: ERR_TOO_MANY_WAITING', async () => {
  const socket = await connected();
  const start = () => socket.ask({ type: 'start', conversationId: crypto.randomUUID() });
  const replies = [await start(), await start(), await start(), await start()];
  expect(replies.map(({ type, code }) => code ?? type)).toEqual([
    ...['started', 'started', 'started'],
    'ERR_TOO_MANY_WAITING',
  ]);
  await socket.ask({ type: 'end', conversationId: replies[0]?.['conversationId'] });
  expect(await start()).toMatchObject({ type: 'started' });
  socket.close();
});

verifies(
  'P20',
  'who has left is not listed, and the chat ends; who comes back reads that it ended meanwhile',
  async () => {
    const credential = VisitorClient.newCredential();
    const conversationId = crypto.randomUUID();
    const socket = await connected(credential);
    await socket.ask({ type: 'start', conversationId });
    socket.close();
    const ana = await stage.agent();
    const isListed = async () => {
      const { waiting } = await ana.client.join();
      return waiting.some((each) => each.conversationId === conversationId);
    };
    expect(await isListed()).toBe(true);
    await stage.runtime.advance(3 * minute);
    expect(await isListed()).toBe(false);
    const back = await connected(credential);
    await back.ask({ type: 'resume', conversationId, afterSeq: 0 });
    expect(await isListed()).toBe(true);
    back.close();
    await stage.runtime.advance((settings.absenceMinutes ?? NaN) * minute);
    await expect
      .poll(async () => {
        const late = await connected(credential);
        const reply = await late.ask({ type: 'resume', conversationId, afterSeq: 1 });
        late.close();
        return reply['entries'];
      })
      .toMatchObject([{ type: 'ended', by: 'time' }]);
  },
);

test('the desk is read in four queries and one look at who is there', async () => {
  const socket = await connected();
  await socket.ask({ type: 'start', conversationId: crypto.randomUUID() });
  const ana = await stage.agent();
  const calls = await stage.callsOf(() => ana.client.join());
  const own = calls.filter(({ caller }) => caller.includes('Conversation'));
  expect(own.map(({ operation }) => operation).toSorted()).toEqual([
    'BatchGetItem',
    ...Array<string>(5).fill('Query'),
  ]);
  socket.close();
});
