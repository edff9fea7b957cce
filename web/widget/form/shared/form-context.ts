import type { ChatSession } from '../../chat/chat-session.ts';
import type { Context } from '../../chat/context.ts';
import type { FormMessages } from '../messages/index.ts';

/** What a form that is filled in is given. */
export interface FormContext extends Pick<Context, 'language' | 'brand'> {
  readonly session: Pick<ChatSession, 'openForm' | 'submitForm' | 'withdraw'> & {
    readonly clock: Pick<ChatSession['clock'], 'now'>;
  };
  readonly formTexts: FormMessages;
  /** Languages that the visitor reads (BCP 47), best first. */
  readonly languages: readonly string[];
  /** Brings a form to the front, or with `undefined` the chat. */
  readonly show: (requestId: string | undefined) => void;
}

/** What shows the forms of a chat is given. */
export interface ChatFormContext extends Context, FormContext {
  readonly session: ChatSession;
}
