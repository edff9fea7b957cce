import type { Line } from '../../../core/conversation/chronicle.ts';
import type { EntryOf, EntryType } from '../../../core/protocol/index.ts';

/** Of which entries there is a line in the chat: what becomes of a form shows on its card. */
const isShown = {
  started: false,
  accepted: true,
  messageSent: true,
  formRequested: true,
  formOpened: false,
  formSubmitted: false,
  answerDelivered: false,
  masksCorrected: false,
  viewed: false,
  withdrawn: false,
  expired: false,
  unconfirmed: false,
  unreadable: false,
  handedOver: true,
  ended: true,
} as const satisfies Record<EntryType, boolean>;

type ShownType = { [T in EntryType]: (typeof isShown)[T] extends true ? T : never }[EntryType];

/** One line of what the visitor is shown. */
export interface Item extends Line {
  readonly entry: EntryOf<ShownType>;
}

export function itemsOf(lines: readonly Line[]): Item[] {
  return lines.filter((line): line is Item => isShown[line.entry.type]);
}

/** How many of the agent's messages and forms came after this entry. */
export function unreadIn(lines: readonly Line[], afterSeq: number): number {
  const isNews = ({ entry }: Line) =>
    entry.type === 'formRequested' || (entry.type === 'messageSent' && entry.from === 'agent');
  return lines.filter((line) => line.entry.seq > afterSeq && isNews(line)).length;
}
