import { isSealed } from '../../../core/fields/form.ts';
import type { Runtime } from '../../../local/runtime.ts';
import { findForm } from '../../../branding/forms.ts';
import { type RawMeeting, requested, submission } from './raw-people.ts';
import { opened, sealedRelay, sealedRequest, sealedSubmission } from './raw-sealing.ts';
import type { Message } from './raw-socket.ts';

type Answers = Readonly<Record<string, string>>;

/** One sending of a form, and what people say of it: sealed or not, as the form is. */
export interface RawForm {
  readonly sealed: boolean;
  readonly requestId: string;
  /** A valid submission; `changes` make it another one. */
  submission(answers: Answers, changes?: Message): Promise<Message>;
  /** A valid relay of one off-the-record answer. */
  relay(field: string, answer: string): Promise<Message>;
  /** The answers that the agent has of a reveal. */
  answersIn(claim: Message, masks: Answers): Promise<unknown>;
}

/** Sends a published form. */
export async function rawForm(meeting: RawMeeting, runtime: Runtime, name: string): Promise<RawForm> {
  const form = findForm(name);
  if (!form) throw new Error(`no form ${name}`);
  return isSealed(form) ? sealedForm(meeting, runtime, name) : readableForm(meeting, name);
}

async function sealedForm(meeting: RawMeeting, runtime: Runtime, name: string): Promise<RawForm> {
  const requestId = await sealedRequest(meeting, runtime, name);
  return {
    sealed: true,
    requestId,
    submission: (answers, changes) => sealedSubmission(meeting, requestId, changes, answers, name),
    relay: (field, answer) => sealedRelay(meeting, requestId, field, answer, {}, name),
    answersIn: (claim, masks) => opened(meeting, requestId, claim, masks, name),
  };
}

async function readableForm(meeting: RawMeeting, name: string): Promise<RawForm> {
  const { conversationId } = meeting;
  const requestId = await requested(meeting, name);
  return {
    sealed: false,
    requestId,
    submission: (answers, changes) => submission(meeting, requestId, { answers, ...changes }, name),
    relay: (field, answer) =>
      Promise.resolve({ type: 'relayAnswer', conversationId, requestId, field, answer }),
    answersIn: ({ answers }) => Promise.resolve(answers),
  };
}
