import { SealformError } from '../../../core/errors.ts';
import type { Entry, EntryOf } from '../../../core/protocol/index.ts';
import { saveFile } from '../../shared/save-file.ts';
import { visibleText } from '../../shared/visible-text.ts';
import type { Context } from '../view/context.ts';

/** Saves what was written, and the masks of what was answered: that is all there is. */
export function keepTranscript(context: Context): void {
  const day = new Date().toISOString().slice(0, 10);
  saveFile(`${context.texts.keepName}-${day}.txt`, 'text/plain;charset=utf-8', transcript(context));
}

/** The conversation as lines of text. */
export function transcript(context: Context): string {
  const { brand, language, texts, session } = context;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const lines = session.chronicle.entries.flatMap((entry) =>
    linesOf(entry, context).map((text) => `${format.format(entry.at)}  ${visibleText(text)}`),
  );
  return [texts.file.heading(brand), '', ...lines, ''].join('\n');
}

function linesOf(entry: Entry, context: Context): string[] {
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

function submitted(entry: EntryOf<'formSubmitted'>, context: Context): string[] {
  const { file } = context.texts;
  const fields = formOf(entry.requestId, context)?.fields;
  const label = (field: string) => fields?.[field]?.label ?? field;
  return [
    formLine(entry.requestId, file.submitted, context),
    ...Object.entries(entry.masks).map(([field, mask]) => `  ${label(field)}: ${mask}`),
    ...entry.offTheRecord.map((field) => `  ${label(field)}: ${file.offTheRecord}`),
  ];
}

function formLine(requestId: string, what: string, context: Context): string {
  const title = formOf(requestId, context)?.title;
  return `${context.texts.file.form}${title ? ` "${title}"` : ''}: ${what}`;
}

function formOf(requestId: string, { session }: Context) {
  const offer = session.offers.get(requestId);
  return offer instanceof SealformError ? undefined : offer?.form;
}
