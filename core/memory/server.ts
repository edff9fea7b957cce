import { relayAnswer } from '../domain/collect/relay-answer.ts';
import { submitForm } from '../domain/collect/submit-form.ts';
import { type Caller } from '../domain/caller.ts';
import { refusalsAudited } from '../domain/audit.ts';
import { accept } from '../domain/conversation/accept.ts';
import { acknowledgeAnswer } from '../domain/conversation/acknowledge-answer.ts';
import { confirmViewed } from '../domain/conversation/confirm-viewed.ts';
import { correctMasks } from '../domain/conversation/correct-masks.ts';
import { discardForm } from '../domain/conversation/discard-form.ts';
import { end } from '../domain/conversation/end.ts';
import { handOver } from '../domain/conversation/hand-over.ts';
import { join } from '../domain/conversation/join.ts';
import { openForm } from '../domain/conversation/open-form.ts';
import { requestForm } from '../domain/conversation/request-form.ts';
import { resume } from '../domain/conversation/resume.ts';
import { send } from '../domain/conversation/send.ts';
import { signOut } from '../domain/conversation/sign-out.ts';
import { start } from '../domain/conversation/start.ts';
import { typing } from '../domain/conversation/typing.ts';
import { withdraw } from '../domain/conversation/withdraw.ts';
import { enrol } from '../domain/enrol.ts';
import { listConversations } from '../domain/oversight/list-conversations.ts';
import { observe } from '../domain/oversight/observe.ts';
import { readAudit } from '../domain/oversight/read-audit.ts';
import { reveal } from '../domain/reveal.ts';
import { sweep } from '../domain/sweep.ts';
import { errorReply } from '../protocol/error-reply.ts';
import type { Form } from '../fields/form.ts';
import type {
  AnswerDecrypter,
  AnswerEncrypter,
  CertificateSigner,
  Clock,
  MakeId,
  SocketCloser,
  Sockets,
  VerifyRecipient,
} from '../ports.ts';
import type { RequestOf, RequestType, ServerMessage } from '../protocol/index.ts';
import { memoryAudit } from './audit.ts';
import { memoryJournal } from './journal.ts';
import { memoryPresence, memoryRegister } from './people.ts';
import { memoryConversations, memoryDueForms, memoryLists, memoryTranscript } from './readers.ts';
import type { MemoryTables } from './tables.ts';
import { memoryVaultClaims } from './vault-claims.ts';

/** What a server in memory needs from outside. */
export interface MemoryServerOptions {
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly cipher: AnswerEncrypter & AnswerDecrypter;
  readonly signer: CertificateSigner;
  readonly verifyRecipient: VerifyRecipient;
  readonly sockets: Sockets & SocketCloser;
  readonly findForm: (name: string) => Form | undefined;
}

type Verbs = {
  readonly [T in RequestType]: (request: RequestOf<T>, caller: Caller) => Promise<ServerMessage>;
};

type AnyRequest = RequestOf<RequestType>;

/** Everything that the functions do, over tables in memory: the domain itself, without AWS. */
export class MemoryServer {
  readonly #deps: ReturnType<typeof depsOf>;
  readonly #verbs: Verbs;

  constructor(tables: MemoryTables, options: MemoryServerOptions) {
    this.#deps = depsOf(tables, options);
    this.#verbs = verbsOf(this.#deps, options);
  }

  /** The reply to a request. Never throws: what failed without a code may be tried again. */
  async handle(request: AnyRequest, caller: Caller): Promise<ServerMessage> {
    const run = this.#verbs[request.type] as (request: AnyRequest, caller: Caller) => Promise<ServerMessage>;
    try {
      return await refusalsAudited(caller, request, this.#deps, () => run(request, caller));
    } catch (error) {
      return errorReply(error, request.id);
    }
  }

  /** What the schedule does each minute. */
  async sweep(): Promise<void> {
    await sweep(this.#deps);
  }

  /** What `$connect` does for somebody who has signed in: false refuses the socket. */
  connect(caller: Exclude<Caller, { role: 'visitor' }>): Promise<boolean> {
    const { agentId: id, name, connectionId, until, role, signedInAt } = caller;
    return this.#deps.presence.connect({ id, name }, { connectionId, until }, role, signedInAt);
  }
}

function depsOf(
  tables: MemoryTables,
  { clock, makeId, cipher, signer, verifyRecipient, sockets, findForm }: MemoryServerOptions,
) {
  const audit = memoryAudit(tables);
  return {
    clock,
    makeId,
    audit,
    auditReader: audit,
    conversations: memoryConversations(tables),
    journal: memoryJournal(tables),
    lists: memoryLists(tables),
    transcript: memoryTranscript(tables),
    register: memoryRegister(tables),
    presence: memoryPresence(tables),
    vault: memoryVaultClaims(tables),
    dueForms: memoryDueForms(tables),
    sockets,
    closer: sockets,
    encrypter: cipher,
    decrypter: cipher,
    signer,
    verifyRecipient,
    telemetry: { count: () => undefined, seconds: () => undefined },
    findForm,
    retentionSeconds: (form: Form) => form.retentionSeconds,
  };
}

function verbsOf(deps: ReturnType<typeof depsOf>, { clock }: MemoryServerOptions): Verbs {
  return {
    ping: ({ id }) => Promise.resolve({ type: 'pong', id, at: clock() }),
    start: (request, caller) => start(request, caller, deps),
    join: (request, caller) => join(request, caller, deps),
    enrol: (request, caller) => enrol(request, caller, deps),
    accept: (request, caller) => accept(request, caller, deps),
    resume: (request, caller) => resume(request, caller, deps),
    send: (request, caller) => send(request, caller, deps),
    typing: (request, caller) => typing(request, caller, deps),
    requestForm: (request, caller) => requestForm(request, caller, deps),
    openForm: (request, caller) => openForm(request, caller, deps),
    submitForm: (request, caller) => submitForm(request, caller, deps),
    relayAnswer: (request, caller) => relayAnswer(request, caller, deps),
    acknowledgeAnswer: (request, caller) => acknowledgeAnswer(request, caller, deps),
    reveal: (request, caller) => reveal(request, caller, deps),
    correctMasks: (request, caller) => correctMasks(request, caller, deps),
    confirmViewed: (request, caller) => confirmViewed(request, caller, deps),
    discardForm: (request, caller) => discardForm(request, caller, deps),
    withdraw: (request, caller) => withdraw(request, caller, deps),
    handOver: (request, caller) => handOver(request, caller, deps),
    end: (request, caller) => end(request, caller, deps),
    signOut: (request, caller) => signOut(request, caller, deps),
    listConversations: (request, caller) => listConversations(request, caller, deps),
    observe: (request, caller) => observe(request, caller, deps),
    readAudit: (request, caller) => readAudit(request, caller, deps),
  };
}
