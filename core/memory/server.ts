import { confirmViewed } from '../domain/conversation/form/confirm-viewed.ts';
import { discardForm } from '../domain/conversation/form/discard-form.ts';
import { conversationVerbs } from '../domain/conversation/verbs.ts';
import { carryOut, type Verbs } from '../domain/verbs.ts';
import { relayAnswer } from '../domain/collect/relay-answer.ts';
import { submitForm } from '../domain/collect/submit-form.ts';
import { type Caller } from '../domain/caller.ts';
import { enrol } from '../domain/enrol.ts';
import { listConversations } from '../domain/oversight/list-conversations.ts';
import { observe } from '../domain/oversight/observe.ts';
import { readAudit } from '../domain/oversight/read-audit.ts';
import { Manners } from '../domain/limits/manners.ts';
import { reveal } from '../domain/reveal.ts';
import { sweep } from '../domain/sweep/sweep.ts';
import { errorReply } from '../protocol/error-reply.ts';
import type { Form } from '../fields/form.ts';
import type {
  AnswerDecrypter,
  AnswerEncrypter,
  CertificateSigner,
  Clock,
  MakeId,
  Meter,
  SocketCloser,
  Sockets,
  VerifyRecipient,
} from '../ports.ts';
import type { Request, RequestType, ServerMessage } from '../protocol/index.ts';
import { memoryPorts } from './ports.ts';
import type { MemoryTables } from './tables.ts';

/** Dependencies of a server in memory. */
export interface MemoryServerOptions {
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly cipher: AnswerEncrypter & AnswerDecrypter;
  readonly signer: CertificateSigner;
  readonly verifyRecipient: VerifyRecipient;
  readonly sockets: Sockets & SocketCloser;
  readonly findForm: (name: string) => Form | undefined;
  /** @default counts nothing */
  readonly telemetry?: Meter;
}

const noMeter: Meter = { count: () => undefined, seconds: () => undefined };

/** Everything that the functions do, over tables in memory: the domain itself, without AWS. */
export class MemoryServer {
  readonly #deps: ReturnType<typeof depsOf>;

  constructor(tables: MemoryTables, options: MemoryServerOptions) {
    this.#deps = depsOf(tables, options);
  }

  /** The reply to a request. Never throws: what failed without a code may be tried again. */
  async handle(request: Request, caller: Caller): Promise<ServerMessage> {
    try {
      return await carryOut(verbs, request, caller, this.#deps);
    } catch (error) {
      return errorReply(error, request.id);
    }
  }

  /** Runs one sweep, as the schedule does each minute, and says how much was due. */
  sweep(): Promise<{ swept: number }> {
    return sweep(this.#deps);
  }

  /** Registers the socket of somebody who has signed in, as `$connect` does. False refuses it. */
  connect(caller: Exclude<Caller, { role: 'visitor' }>): Promise<boolean> {
    const { agentId: id, name, connectionId, until, role, signedInAt } = caller;
    return this.#deps.presence.connect({ id, name }, { connectionId, until }, role, signedInAt);
  }
}

function depsOf(
  tables: MemoryTables,
  {
    clock,
    makeId,
    cipher,
    signer,
    verifyRecipient,
    sockets,
    findForm,
    telemetry = noMeter,
  }: MemoryServerOptions,
) {
  return {
    ...memoryPorts(tables),
    clock,
    makeId,
    sockets,
    closer: sockets,
    encrypter: cipher,
    decrypter: cipher,
    signer,
    verifyRecipient,
    telemetry,
    findForm,
    retentionSeconds: (form: Form) => form.retentionSeconds,
    manners: new Manners(clock),
    waitingPerClient: 10,
    absenceMs: 10 * 60_000,
  };
}

const verbs: Verbs<RequestType, ReturnType<typeof depsOf>> = {
  ...conversationVerbs,
  confirmViewed,
  discardForm,
  enrol,
  submitForm,
  relayAnswer,
  reveal,
  listConversations,
  observe,
  readAudit,
};
