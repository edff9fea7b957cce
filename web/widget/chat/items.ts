import type { Line } from '../../../core/conversation/chronicle.ts';
import type { Entry, EntryOf } from '../../../core/protocol/index.ts';
import type { Messages } from '../messages/index.ts';

/** One line of the visitor's chat. */
export type Item = ReturnType<typeof itemsOf>[number];

export function itemsOf(lines: readonly Line[]) {
  return lines.flatMap((line) => {
    const entry = shown(line.entry);
    return entry ? [{ ...line, entry }] : [];
  });
}

/** The entry, if it is a line of the chat: later changes of a form show on its card. */
function shown(entry: Entry) {
  if ('requestId' in entry) return entry.type === 'formRequested' ? entry : undefined;
  return entry.type === 'started' ? undefined : entry;
}

/** An entry of which the chat and the transcript say the same sentence. */
export type Notice = Exclude<Item['entry'], EntryOf<'messageSent' | 'formRequested'>>;

/** The sentence of a notice. `named`: a name as it may stand in the sentence. */
export function noticeOf(entry: Notice, texts: Messages, named = (name: string) => name): string {
  switch (entry.type) {
    case 'accepted':
    case 'handedOver':
      return entry.agent ? texts.joined(named(entry.agent.name)) : texts.left;
    case 'ended':
      return texts.endedBy[entry.by];
  }
}

/** How many of the agent's messages and forms came after this entry. */
export function unreadIn(lines: readonly Line[], afterSeq: number): number {
  const isNews = ({ entry }: Line) =>
    entry.type === 'formRequested' || (entry.type === 'messageSent' && entry.from === 'agent');
  return lines.filter((line) => line.entry.seq > afterSeq && isNews(line)).length;
}
