import type { RequestTo } from '../../protocol/index.ts';
import type { Verb, Verbs } from '../verbs.ts';
import { accept } from './accept.ts';
import { acknowledgeAnswer } from './form/acknowledge-answer.ts';
import { correctMasks } from './form/correct-masks.ts';
import type { ConversationDeps } from './deps.ts';
import { end } from './end.ts';
import { handOver } from './hand-over.ts';
import { join } from './join.ts';
import { openForm } from './form/open-form.ts';
import { requestForm, type RequestFormDeps } from './form/request-form.ts';
import { resume } from './resume.ts';
import { send } from './send.ts';
import { signOut } from './sign-out.ts';
import { start } from './start.ts';
import { typing } from './typing.ts';
import { withdraw } from './form/withdraw.ts';

const ping: Verb<'ping', Pick<ConversationDeps, 'clock'>> = ({ id }, _, { clock }) =>
  Promise.resolve({ type: 'pong', id, at: clock() });

/** The verbs of the conversation function. */
export const conversationVerbs: Verbs<RequestTo<'conversation'>, RequestFormDeps> = {
  ping,
  start,
  join,
  accept,
  resume,
  send,
  typing,
  requestForm,
  openForm,
  acknowledgeAnswer,
  correctMasks,
  withdraw,
  handOver,
  end,
  signOut,
};
