import { expect, test } from 'vitest';
import type { Entry } from '../../../core/protocol/index.ts';
import { Chat } from '../../../web/console/work/chat.ts';

const ana = { id: crypto.randomUUID(), name: 'Ana' };
const ben = { id: crypto.randomUUID(), name: 'Ben' };

/** The chat as Ben's page knows it after these entries. */
function bens(...entries: Pick<Entry, 'type'>[]): Chat {
  const chat = new Chat(crypto.randomUUID());
  entries.forEach((entry, index) =>
    chat.add(
      { ...entry, id: crypto.randomUUID(), conversationId: chat.id, seq: index + 1, at: index } as Entry,
      ben,
    ),
  );
  return chat;
}

const message = (from: string) => ({ type: 'messageSent', from, text: 'hello', redacted: [] }) as const;
const accepted = (agent: object) => ({ type: 'accepted', agent }) as const;
const handedOver = (agent?: object) => ({ type: 'handedOver', ...(agent && { agent }) }) as const;

test('what an agent said is that agent’s, whoever has the chat now', () => {
  const given = bens(accepted(ana), message('agent'), handedOver(ben), message('agent'));
  const taken = bens(
    accepted(ana),
    message('agent'),
    handedOver(),
    message('visitor'),
    accepted(ben),
    message('agent'),
  );
  const names = (chat: Chat) =>
    chat.lines.filter(({ entry }) => entry.type === 'messageSent').map(({ agent }) => agent?.name);
  expect(names(given)).toEqual(['Ana', 'Ben']);
  expect(names(taken)).toEqual(['Ana', undefined, 'Ben']);
});
