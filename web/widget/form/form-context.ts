import type { Context } from '../view/context.ts';
import type { FormMessages } from './messages/index.ts';

/** What every part of a form is given. */
export interface FormContext extends Context {
  readonly formTexts: FormMessages;
  /** Brings a form to the front, or with `undefined` the chat. */
  readonly show: (requestId: string | undefined) => void;
}
