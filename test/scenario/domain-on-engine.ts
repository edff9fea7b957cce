import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { refusalsAudited } from '../../core/domain/audit.ts';
import type { Caller } from '../../core/domain/caller.ts';
import { submitForm } from '../../core/domain/collect/submit-form.ts';
import { conversationVerbs } from '../../core/domain/conversation/verbs.ts';
import { reveal } from '../../core/domain/reveal.ts';
import { memoryCipher } from '../../core/memory/cipher.ts';
import { errorReply } from '../../core/protocol/error-reply.ts';
import type { RequestOf, ServerMessage } from '../../core/protocol/index.ts';
import { dynamoAuditTrail } from '../../lambdas/adapters/dynamo/audit.ts';
import { dynamoConversationLists } from '../../lambdas/adapters/dynamo/conversation-lists.ts';
import { dynamoConversationReader } from '../../lambdas/adapters/dynamo/conversations.ts';
import { dynamoJournal } from '../../lambdas/adapters/dynamo/journal.ts';
import { dynamoPresence } from '../../lambdas/adapters/dynamo/presence.ts';
import { dynamoSocketRegister } from '../../lambdas/adapters/dynamo/socket-register.ts';
import { dynamoTranscript } from '../../lambdas/adapters/dynamo/transcript.ts';
import { dynamoVaultClaims } from '../../lambdas/adapters/dynamo/vault-claims.ts';
import { serverClock } from '../../lambdas/adapters/server-clock.ts';
import { ownEngine } from '../../demo/engine.ts';
import { Engine } from '../../local/dynamodb/engine.ts';
import { scanItems } from '../../local/dynamodb/expire.ts';
import { type Item, plainItem } from '../../local/dynamodb/item.ts';
import { createTables, readTables, type Table } from '../../local/dynamodb/table.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { forms } from '../model/cast.ts';

type Handled = RequestOf<'start' | 'accept' | 'requestForm' | 'submitForm' | 'reveal' | 'confirmViewed'>;

/** The domain over the real adapters and the engine, in this process: no function, no socket, and nobody's rights. */
export class DomainOnEngine {
  readonly #engine: Engine;
  readonly #tables: readonly Table[];
  readonly #verbs: ReturnType<typeof verbsOf>;
  readonly #deps: ReturnType<typeof depsOf>;

  private constructor(engine: Engine, tables: readonly Table[], client: DynamoDBDocumentClient) {
    this.#engine = engine;
    this.#tables = tables;
    this.#deps = depsOf((logicalId) => nameOf(tables, logicalId), client);
    this.#verbs = verbsOf(this.#deps);
  }

  static async start(): Promise<DomainOnEngine> {
    const assembly = readAssembly(inject('assembly'));
    const { region } = assembly;
    const engine = await Engine.start({ region, url: ownEngine().dynamodbUrl });
    const tables = readTables(assembly);
    await createTables(engine, tables);
    const credentials = { accessKeyId: engine.accessKeyId, secretAccessKey: 'none' };
    const client = new DynamoDBClient({ endpoint: engine.url, region, credentials, maxAttempts: 1 });
    const marshallOptions = { removeUndefinedValues: true };
    return new DomainOnEngine(engine, tables, DynamoDBDocumentClient.from(client, { marshallOptions }));
  }

  /** Every item of a table, by its construct's id. */
  async scan(logicalId: string): Promise<Item[]> {
    return (await scanItems(this.#engine, nameOf(this.#tables, logicalId))).map(plainItem);
  }

  /** The reply to a request. */
  async handle(request: Handled, caller: Caller): Promise<ServerMessage> {
    const run = this.#verbs[request.type] as (request: Handled, caller: Caller) => Promise<ServerMessage>;
    try {
      return await refusalsAudited(caller, request, this.#deps, () => run(request, caller));
    } catch (error) {
      return errorReply(error, request.id);
    }
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}

function nameOf(tables: readonly Table[], logicalId: string): string {
  const table = tables.find(({ path }) => path.split('/').includes(logicalId));
  if (!table) throw new Error(`no table ${logicalId}`);
  return table.name;
}

function depsOf(nameOf: (logicalId: string) => string, client: DynamoDBDocumentClient) {
  const names = {
    conversations: nameOf('Conversations'),
    vault: nameOf('Vault'),
    transcript: nameOf('Transcript'),
  };
  const audit = { name: nameOf('Audit'), retentionDays: 1 };
  const cipher = memoryCipher();
  return {
    ...serverClock,
    telemetry: { count: () => undefined, seconds: () => undefined },
    conversations: dynamoConversationReader(client, names.conversations),
    register: dynamoSocketRegister(client, names.conversations),
    journal: dynamoJournal(client, { ...names, audit, retentionDays: 1 }),
    audit: dynamoAuditTrail(client, audit),
    lists: dynamoConversationLists(client, names.conversations),
    transcript: dynamoTranscript(client, names.transcript),
    presence: dynamoPresence(client, nameOf('Connections')),
    vault: dynamoVaultClaims(client, { ...names, audit }),
    // Nobody listens: sockets are not what is tried here, nor is KMS.
    sockets: { post: () => Promise.resolve('posted' as const) },
    closer: { close: () => Promise.resolve('closed' as const) },
    encrypter: cipher,
    decrypter: cipher,
    verifyRecipient: () => Promise.reject(new Error('no form here is sealed')),
    findForm: (name: string) => forms.find((form) => form.name === name),
    retentionSeconds: () => 30 * 60,
  };
}

function verbsOf(deps: ReturnType<typeof depsOf>) {
  return {
    ...conversationVerbs(deps),
    submitForm: (request: RequestOf<'submitForm'>, caller: Caller) => submitForm(request, caller, deps),
    reveal: (request: RequestOf<'reveal'>, caller: Caller) => reveal(request, caller, deps),
  };
}
