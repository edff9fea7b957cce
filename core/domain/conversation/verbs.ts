import { accept } from './accept.ts';
import { acknowledgeAnswer } from './acknowledge-answer.ts';
import { confirmViewed } from './confirm-viewed.ts';
import { correctMasks } from './correct-masks.ts';
import { discardForm } from './discard-form.ts';
import { end } from './end.ts';
import { handOver } from './hand-over.ts';
import { join } from './join.ts';
import { openForm } from './open-form.ts';
import { requestForm } from './request-form.ts';
import { resume } from './resume.ts';
import { send } from './send.ts';
import { signOut } from './sign-out.ts';
import { start } from './start.ts';
import { typing } from './typing.ts';
import { withdraw } from './withdraw.ts';
import type { RequestType } from '../../protocol/index.ts';
import type { Verbs } from '../verbs.ts';
import type { RequestFormDeps } from './request-form.ts';

/** The verbs of the conversation function, by the type of their request. */
export function conversationVerbs(deps: RequestFormDeps) {
  return {
    ping: ({ id }) => Promise.resolve({ type: 'pong', id, at: deps.clock() }),
    start: (request, caller) => start(request, caller, deps),
    join: (request, caller) => join(request, caller, deps),
    accept: (request, caller) => accept(request, caller, deps),
    resume: (request, caller) => resume(request, caller, deps),
    send: (request, caller) => send(request, caller, deps),
    typing: (request, caller) => typing(request, caller, deps),
    requestForm: (request, caller) => requestForm(request, caller, deps),
    openForm: (request, caller) => openForm(request, caller, deps),
    acknowledgeAnswer: (request, caller) => acknowledgeAnswer(request, caller, deps),
    correctMasks: (request, caller) => correctMasks(request, caller, deps),
    confirmViewed: (request, caller) => confirmViewed(request, caller, deps),
    discardForm: (request, caller) => discardForm(request, caller, deps),
    withdraw: (request, caller) => withdraw(request, caller, deps),
    handOver: (request, caller) => handOver(request, caller, deps),
    end: (request, caller) => end(request, caller, deps),
    signOut: (request, caller) => signOut(request, caller, deps),
  } satisfies Partial<Verbs<RequestType>>;
}
