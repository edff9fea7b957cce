import type { Caller } from '../../../core/domain/caller.ts';
import { submitForm } from '../../../core/domain/collect/submit-form.ts';
import { confirmViewed } from '../../../core/domain/conversation/form/confirm-viewed.ts';
import { conversationVerbs } from '../../../core/domain/conversation/verbs.ts';
import { reveal } from '../../../core/domain/reveal.ts';
import { Manners } from '../../../core/domain/limits/manners.ts';
import { carryOut } from '../../../core/domain/verbs.ts';
import { memoryCipher } from '../../../core/memory/cipher.ts';
import { errorReply } from '../../../core/protocol/error-reply.ts';
import type { RequestOf, ServerMessage } from '../../../core/protocol/index.ts';
import { serverClock } from '../../../lambdas/adapters/server-clock.ts';
import type { Item } from '../../../local/dynamodb/item.ts';
import { forms } from '../../model/cast.ts';
import { EngineTables } from '../../ports/engine-tables.ts';
import { dynamoPorts } from '../../ports/ports.ts';

type Handled = RequestOf<'start' | 'accept' | 'requestForm' | 'submitForm' | 'reveal' | 'confirmViewed'>;

/** The domain over the real adapters and the engine, in this process: no function, no socket, and nobody's rights. */
export class DomainOnEngine {
  readonly #tables: EngineTables;
  readonly #deps: ReturnType<typeof depsOf>;

  private constructor(tables: EngineTables) {
    this.#tables = tables;
    this.#deps = depsOf(tables);
  }

  static async start(): Promise<DomainOnEngine> {
    return new DomainOnEngine(await EngineTables.start());
  }

  /** Every item of a table, by its construct's id. */
  scan(logicalId: string): Promise<Item[]> {
    return this.#tables.scan(logicalId);
  }

  /** The reply to a request. */
  async handle(request: Handled, caller: Caller): Promise<ServerMessage> {
    try {
      return await carryOut(verbs, request, caller, this.#deps);
    } catch (error) {
      return errorReply(error, request.id);
    }
  }

  stop(): Promise<void> {
    return this.#tables.stop();
  }
}

function depsOf(tables: EngineTables) {
  const cipher = memoryCipher();
  return {
    ...serverClock,
    ...dynamoPorts((logicalId) => tables.nameOf(logicalId), tables.client()),
    telemetry: { count: () => undefined, seconds: () => undefined },
    // Nobody listens: sockets are not what is tried here, nor is KMS.
    sockets: { post: () => Promise.resolve('posted' as const) },
    closer: { close: () => Promise.resolve('closed' as const) },
    manners: new Manners(serverClock.clock),
    waitingPerClient: 10,
    encrypter: cipher,
    decrypter: cipher,
    verifyRecipient: () => Promise.reject(new Error('no form here is sealed')),
    findForm: (name: string) => forms.find((form) => form.name === name),
    retentionSeconds: () => 30 * 60,
  };
}

const verbs = { ...conversationVerbs, confirmViewed, submitForm, reveal };
