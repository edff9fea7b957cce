import type { Line } from '../../../core/conversation/chronicle.ts';
import type { Entry, EntryOf } from '../../../core/protocol/index.ts';
import { leavesNothing } from '../../../core/protocol/outcome.ts';
import { dateLocale, exactTime, localIso } from '../../shared/text/date-format.ts';
import { visibleText } from '../../shared/text/visible-text.ts';
import { type LedgerMessages, ledgerMessagesIn, wordsFor } from '../ledger/messages/index.ts';
import { whyUnreadable, type Context } from './context.ts';
import { type Notice, noticeOf } from './items.ts';
import { keepFile } from './keep-file.ts';

/** What a transcript is written with. */
interface Writing extends Context {
  readonly ledger: LedgerMessages;
}

/**
 * Saves what was written, and the masks of what was answered: that is all there is.
 *
 * @param page through which it is saved
 */
export async function keepTranscript(page: Window | null, context: Context): Promise<void> {
  const day = localIso(Date.now()).slice(0, 10);
  const name = `${context.texts.keepName}-${day}.txt`;
  keepFile(page, { name, type: 'text/plain;charset=utf-8', text: await transcript(context) }, context);
}

/** The conversation as lines of text. */
export async function transcript(context: Context): Promise<string> {
  const { brand, language, texts, session } = context;
  const writing: Writing = { ...context, ledger: await ledgerMessagesIn(language) };
  const locale = dateLocale(language);
  const lines = session.lines.flatMap((line) =>
    linesOf(line, writing).map((text) => `${exactTime(line.entry.at, locale)}  ${visibleText(text)}`),
  );
  return [texts.file.heading(brand), '', ...lines, ''].join('\n');
}

function linesOf({ entry, agent }: Line, context: Writing): string[] {
  const { texts } = context;
  if ('requestId' in entry) return formLines(entry, context);
  if (entry.type === 'started') return [];
  if (entry.type !== 'messageSent') return [...destroyed(entry, context), noticeOf(entry, texts)];
  return [texts.says(entry.from === 'visitor' ? texts.you : (agent?.name ?? texts.somebody), entry.text)];
}

function formLines(entry: Extract<Entry, { requestId: string }>, context: Writing): string[] {
  switch (entry.type) {
    case 'formRequested':
      return [formLine(entry.requestId, context.texts.file.requested, context)];
    case 'formSubmitted':
      return submitted(entry, context);
    case 'viewed':
    case 'withdrawn':
    case 'expired':
    case 'unconfirmed':
    case 'unreadable':
      return [outcomeLine({ requestId: entry.requestId, outcome: entry.type }, context)];
    case 'formOpened':
    case 'answerDelivered':
    case 'masksCorrected':
      return [];
  }
}

function submitted(entry: EntryOf<'formSubmitted'>, context: Writing): string[] {
  const { file } = context.texts;
  const { masks } = context.session.chronicle.forms.get(entry.requestId) ?? entry;
  const fields = context.formUi?.words(entry.requestId)?.fields;
  const label = (field: string) => fields?.[field]?.label ?? field;
  return [
    formLine(entry.requestId, file.submitted, context),
    ...Object.entries(masks).map(
      ([field, mask]) => `  ${label(field)}: ${wordsFor(mask, context.ledger) ?? mask}`,
    ),
    ...entry.offTheRecord.map((field) => `  ${label(field)}: ${file.offTheRecord}`),
  ];
}

type Destroyed = EntryOf<'ended'>['destroyed'][number];

function destroyed(entry: Notice, context: Writing): string[] {
  const forms = 'destroyed' in entry ? entry.destroyed : undefined;
  return (forms ?? []).map((form) => outcomeLine(form, context));
}

/** What became of a form; where nobody can read it any more, also why. */
function outcomeLine({ requestId, outcome }: Destroyed, context: Writing): string {
  const { session, texts } = context;
  const record = session.chronicle.forms.get(requestId);
  // A delivered answer may have been seen, whatever the outcome of the form.
  const said = record?.delivered.size && leavesNothing(outcome) ? 'unconfirmed' : outcome;
  const became = record?.submission ? texts.file.outcome[said] : texts.file.unanswered;
  const line = formLine(requestId, became, context);
  if (outcome !== 'unreadable' || !record) return line;
  return `${line}. ${whyUnreadable(record, record.askedBy?.name ?? texts.somebody, texts)}`;
}

function formLine(requestId: string, what: string, context: Writing): string {
  const title = context.formUi?.words(requestId)?.title;
  return `${context.texts.file.form}${title ? ` "${title}"` : ''}: ${what}`;
}
