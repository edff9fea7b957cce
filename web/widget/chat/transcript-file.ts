import { SealformError } from '../../../core/errors.ts';
import type { Entry, EntryOf } from '../../../core/protocol/index.ts';
import { saveFile } from '../../shared/save-file.ts';
import { visibleText } from '../../shared/visible-text.ts';
import type { FormWords } from '../form/words/form-words.ts';
import { ledgerMessagesIn } from '../ledger/messages/index.ts';
import type { Context } from '../view/context.ts';

/** What a transcript is written with. */
interface Writing extends Context {
  /** In place of an answer of which nothing may be shown. */
  readonly given: string;
}

/** Saves what was written, and the masks of what was answered: that is all there is. */
export async function keepTranscript(context: Context): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  saveFile(`${context.texts.keepName}-${day}.txt`, 'text/plain;charset=utf-8', await transcript(context));
}

/** The conversation as lines of text. */
export async function transcript(context: Context): Promise<string> {
  const { brand, language, texts, session } = context;
  const { answer } = await ledgerMessagesIn(language);
  const writing: Writing = { ...context, given: answer.given };
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const lines = session.chronicle.entries.flatMap((entry) =>
    linesOf(entry, writing).map((text) => `${format.format(entry.at)}  ${visibleText(text)}`),
  );
  return [texts.file.heading(brand), '', ...lines, ''].join('\n');
}

function linesOf(entry: Entry, context: Writing): string[] {
  const { texts } = context;
  switch (entry.type) {
    case 'messageSent':
      return [texts.says(entry.from === 'visitor' ? texts.you : speaker(entry, context), entry.text)];
    case 'accepted':
      return [texts.joined(entry.agent.name)];
    case 'handedOver':
      return [entry.agent ? texts.joined(entry.agent.name) : texts.left];
    case 'formRequested':
      return [formLine(entry.requestId, texts.file.requested, context)];
    case 'formSubmitted':
      return submitted(entry, context);
    case 'viewed':
    case 'withdrawn':
    case 'expired':
    case 'unconfirmed':
      return [formLine(entry.requestId, texts.file.outcome[entry.type], context)];
    case 'ended':
      return [
        ...entry.destroyed.map((form) => formLine(form.requestId, texts.file.outcome[form.outcome], context)),
        texts.endedBy[entry.by],
      ];
    case 'started':
    case 'formOpened':
    case 'answerDelivered':
      return [];
  }
}

function speaker({ seq }: Entry, { session, texts }: Context): string {
  const item = session.chronicle.items.find((each) => each.seq === seq);
  return (item?.kind === 'message' ? item.name : undefined) ?? texts.somebody;
}

function submitted(entry: EntryOf<'formSubmitted'>, context: Writing): string[] {
  const { file } = context.texts;
  const fields = formIn(entry.requestId, context)?.fields;
  const label = (field: string) => fields?.[field]?.label ?? field;
  return [
    formLine(entry.requestId, file.submitted, context),
    ...Object.entries(entry.masks).map(
      ([field, mask]) => `  ${label(field)}: ${mask.startsWith('[') ? context.given : mask}`,
    ),
    ...entry.offTheRecord.map((field) => `  ${label(field)}: ${file.offTheRecord}`),
  ];
}

function formLine(requestId: string, what: string, context: Writing): string {
  const title = formIn(requestId, context)?.title;
  return `${context.texts.file.form}${title ? ` "${title}"` : ''}: ${what}`;
}

/** A form in the visitor's words; undefined if it is none of ours. */
function formIn(requestId: string, { session, formUi }: Writing): FormWords | undefined {
  const offer = session.offers.get(requestId);
  return !offer || offer instanceof SealformError ? undefined : formUi?.words(offer.form);
}
