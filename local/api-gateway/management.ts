import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credentials, Identity } from '../credentials.ts';
import { AccessDenied, type AccessControl } from '../iam/access-control.ts';
import type { Call, Traffic } from '../traffic.ts';
import type { Connections } from './connections.ts';
import type { WebSocketApiDefinition } from './definition.ts';

/** Bytes that may be posted to a connection at once. */
const postLimit = 128 * 1024;

const operations = new Map([
  ['POST', 'PostToConnection'],
  ['GET', 'GetConnection'],
  ['DELETE', 'DeleteConnection'],
]);

export interface ManagementOptions {
  readonly definition: WebSocketApiDefinition;
  readonly connections: Connections;
  readonly traffic: Traffic;
  readonly now: () => number;
  readonly credentials: Credentials;
  readonly access: Pick<AccessControl, 'check'>;
}

interface Answer {
  readonly status: number;
  /** Name of the exception, for the client. */
  readonly error?: string;
  readonly body?: unknown;
}

interface Request {
  readonly call: Omit<Call, 'outcome'>;
  readonly identity: Identity | undefined;
  readonly connectionId: string;
  readonly body: Buffer;
}

/** The `@connections` API: how functions reach the sockets. */
export class Management {
  readonly #options: ManagementOptions;

  constructor(options: ManagementOptions) {
    this.#options = options;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const read = this.#read(request, Buffer.concat(chunks));
    if (read === undefined) return send(response, { status: 403, error: 'ForbiddenException' });
    const answer = this.#refuse(read) ?? this.#perform(read);
    this.#options.traffic.record({ ...read.call, outcome: answer?.error ?? (answer ? 'ok' : 'no answer') });
    response.setHeader('date', new Date(this.#options.now()).toUTCString());
    if (answer === undefined) response.destroy();
    else send(response, answer);
  }

  #read(request: IncomingMessage, body: Buffer): Request | undefined {
    const { definition, credentials, now } = this.#options;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, stage, id] = /^\/([^/]+)\/@connections\/([^/]+)$/.exec(decodeURI(pathname)) ?? [];
    const operation = operations.get(request.method ?? '');
    if (stage !== definition.stage || id === undefined || operation === undefined) return undefined;
    const connectionId = decodeURIComponent(id);
    const identity = credentials.identify(request.headers);
    const call = {
      at: now(),
      service: 'execute-api' as const,
      operation,
      caller: identity?.caller ?? 'outside',
      instance: identity?.instance ?? 'outside',
      resources: [`${definition.arn}/${stage}/${request.method}/@connections/${connectionId}`],
    };
    return { call, identity, connectionId, body };
  }

  /** Why the caller may not, if it may not. */
  #refuse({ call, identity }: Request): Answer | undefined {
    if (identity === undefined) return { status: 403, error: 'MissingAuthenticationTokenException' };
    const action = 'execute-api:ManageConnections';
    try {
      this.#options.access.check(
        identity,
        call.resources.map((resource) => ({ action, resource })),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof AccessDenied)) throw error;
      return { status: 403, error: error.name, body: { message: error.message } };
    }
  }

  /** What comes of a call, on purpose or not; `undefined` is no answer at all. */
  #perform(request: Request): Answer | undefined {
    const fault = this.#options.traffic.take(request.call);
    if (fault === undefined || fault.when === 'after') {
      const answer = this.#answer(request);
      if (fault === undefined) return answer;
    }
    switch (fault.kind) {
      case 'throttle':
      case 'conflict':
        return { status: 429, error: 'LimitExceededException' };
      case 'gone':
        return { status: 410, error: 'GoneException' };
      case 'swallow':
        return { status: 200 };
      case 'timeout':
        return undefined;
      case 'die':
        this.#options.traffic.kill(request.call.instance);
        return undefined;
    }
  }

  #answer({ call, connectionId, body }: Request): Answer {
    const { connections, now } = this.#options;
    const connection = connections.get(connectionId);
    if (connection === undefined) return { status: 410, error: 'GoneException' };
    if (call.operation === 'DeleteConnection') {
      connection.close(1000, 'Connection Closed Normally');
      return { status: 204 };
    }
    if (call.operation === 'GetConnection') return { status: 200, body: describe(connection) };
    if (body.length > postLimit) return { status: 413, error: 'PayloadTooLargeException' };
    connection.lastActiveAt = now();
    connection.send(body.toString());
    return { status: 200 };
  }
}

function describe(connection: {
  connectedAt: number;
  lastActiveAt: number;
  sourceIp: string;
  userAgent: string | undefined;
}): unknown {
  return {
    connectedAt: new Date(connection.connectedAt).toISOString(),
    lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
    identity: { sourceIp: connection.sourceIp, userAgent: connection.userAgent },
  };
}

function send(response: ServerResponse, { status, error, body }: Answer): void {
  if (error !== undefined) response.setHeader('x-amzn-ErrorType', error);
  response.writeHead(status, { 'content-type': 'application/json' });
  const content = error === undefined ? body : (body ?? { message: error });
  response.end(status === 204 || content === undefined ? undefined : JSON.stringify(content));
}
