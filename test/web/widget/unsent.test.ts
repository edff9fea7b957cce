import { expect, test } from 'vitest';
import { SealformError } from '../../../core/errors.ts';
import { UnsentMessages } from '../../../web/widget/chat/unsent.ts';

/** Messages that all fail with this code. */
async function failed(code: 'ERR_TIMEOUT' | 'ERR_ENDED', ...texts: string[]): Promise<UnsentMessages> {
  const messages = new UnsentMessages(
    () => Promise.reject(new SealformError(code)),
    () => {},
  );
  for (const text of texts) await messages.send(text);
  return messages;
}

const textsOf = ({ items }: UnsentMessages) => items.map(({ text }) => text);

test('a message whose answer was given up, and that is in the chat after all, is not called unsent', async () => {
  const messages = await failed('ERR_TIMEOUT', 'one', 'two', 'one');
  messages.heard('three');
  messages.heard('one');
  expect(textsOf(messages)).toEqual(['two', 'one']);
});

test('one that the server refused stays unsent, whatever else is said', async () => {
  const messages = await failed('ERR_ENDED', 'one');
  messages.heard('one');
  expect(textsOf(messages)).toEqual(['one']);
});
