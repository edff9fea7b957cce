import type { FormRecord } from '../../../core/conversation/form-record.ts';
import * as dateFormat from '../../shared/text/date-format.ts';
import { directionOf, type Language } from '../../shared/text/languages.ts';
import { nameInText } from '../../shared/text/visible-text.ts';
import type { ChatSession } from './chat-session.ts';
import type { Host } from '../host/host.ts';
import type { FormWords } from '../../../core/brand/form-template.ts';
import type { Messages } from '../messages/index.ts';

/** What shows forms: loaded with the first of them. */
export interface FormViews {
  /** What a requested form says, in the visitor's language; undefined if it is none of ours. */
  words(requestId: string): FormWords | undefined;
  /** The card of a form in the chat. */
  card(requestId: string): HTMLElement;
  /** The form to fill in; undefined if it cannot be, any more. */
  panel(requestId: string): HTMLElement | undefined;
}

/** What every part of the page is given. */
export interface Context {
  readonly brand: string;
  readonly session: ChatSession;
  readonly host: Host;
  readonly language: Language;
  readonly texts: Messages;
  /** What shows forms; there once the first form has come. */
  formUi: FormViews | undefined;
}

/** Hours and minutes, as the visitor's browser writes them; with the date when that is another day. */
export function clockTime(at: number, { language }: Pick<Context, 'language'>): string {
  return dateFormat.clockTime(at, dateFormat.dateLocale(language));
}

/** The name of somebody, to be put into a sentence. */
export function shown(name: string, { language }: Pick<Context, 'language'>): string {
  return nameInText(name, directionOf(language));
}

/** Why nobody can read this form any more, as a sentence with the name of the agent who asked for it. */
export function whyUnreadable({ end }: FormRecord, name: string, { unreadable }: Messages): string {
  return end?.because ? unreadable[end.because](name) : '';
}
