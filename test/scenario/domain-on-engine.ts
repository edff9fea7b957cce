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
import { Credentials } from '../../local/credentials.ts';
import { Database } from '../../local/dynamodb/database.ts';
import { AccessControl } from '../../local/iam/access-control.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { Traffic } from '../../local/traffic.ts';
import { forms } from '../model/cast.ts';

type Verb = 'start' | 'accept' | 'requestForm' | 'submitForm' | 'reveal' | 'confirmViewed';

/** The domain over the real adapters and the engine, with the roles' rights, in this process: no function, no socket. */
export class DomainOnEngine {
  readonly database: Database;
  readonly #verbs: ReturnType<typeof verbsOf>;
  readonly #deps: ReturnType<typeof depsOf>;

  private constructor(database: Database, clientOf: (role: string) => DynamoDBDocumentClient) {
    this.database = database;
    this.#deps = depsOf(database, clientOf);
    this.#verbs = verbsOf(this.#deps);
  }

  static async start(): Promise<DomainOnEngine> {
    const assembly = readAssembly(inject('assembly'));
    const credentials = new Credentials();
    const refused = (line: string) => {
      throw new Error(line);
    };
    const access = new AccessControl(assembly, refused);
    const { dynamodbUrl: url } = ownEngine();
    const surroundings = { assembly, access, credentials, traffic: new Traffic(), now: () => Date.now() };
    const database = await Database.start({ ...surroundings, url });
    const clientOf = (name: string) => {
      const role = assembly.ofType('AWS::IAM::Role').find(({ path }) => path.endsWith(`/${name}Role`));
      if (!role) throw new Error(`no role of ${name}`);
      const issued = credentials.issue({ roleArn: role.arn, caller: name, instance: 'one' });
      const { region } = assembly;
      const options = { endpoint: database.url, region, credentials: issued, maxAttempts: 1 };
      const marshallOptions = { removeUndefinedValues: true };
      return DynamoDBDocumentClient.from(new DynamoDBClient(options), { marshallOptions });
    };
    return new DomainOnEngine(database, clientOf);
  }

  /** The reply to a request. */
  async handle<T extends Verb>(
    type: T,
    request: Omit<RequestOf<T>, 'type'>,
    caller: Caller,
  ): Promise<ServerMessage> {
    const whole = { type, ...request } as unknown as RequestOf<T>;
    const run = this.#verbs[type] as (request: RequestOf<T>, caller: Caller) => Promise<ServerMessage>;
    try {
      return await refusalsAudited(caller, whole, this.#deps, () => run(whole, caller));
    } catch (error) {
      return errorReply(error, whole.id);
    }
  }

  stop(): Promise<void> {
    return this.database.stop();
  }
}

function depsOf({ tables }: Database, clientOf: (role: string) => DynamoDBDocumentClient) {
  const nameOf = (logicalId: string) => {
    const table = tables.find(({ path }) => path.split('/').includes(logicalId));
    if (!table) throw new Error(`no table ${logicalId}`);
    return table.name;
  };
  const names = {
    conversations: nameOf('Conversations'),
    vault: nameOf('Vault'),
    transcript: nameOf('Transcript'),
  };
  const audit = { name: nameOf('Audit'), retentionDays: 1 };
  const client = clientOf('Conversation');
  const cipher = memoryCipher();
  return {
    ...serverClock,
    telemetry: { count: () => undefined, seconds: () => undefined },
    conversations: dynamoConversationReader(client, names.conversations),
    register: dynamoSocketRegister(client, names.conversations),
    journal: dynamoJournal(client, { ...names, audit, retentionDays: 1 }),
    collecting: dynamoJournal(clientOf('Collect'), { ...names, audit, retentionDays: 1 }),
    audit: dynamoAuditTrail(client, audit),
    lists: dynamoConversationLists(client, names.conversations),
    transcript: dynamoTranscript(client, names.transcript),
    presence: dynamoPresence(client, nameOf('Connections')),
    vault: dynamoVaultClaims(clientOf('Reveal'), { ...names, audit }),
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
    submitForm: (request: RequestOf<'submitForm'>, caller: Caller) =>
      submitForm(request, caller, { ...deps, journal: deps.collecting }),
    reveal: (request: RequestOf<'reveal'>, caller: Caller) => reveal(request, caller, deps),
  };
}
