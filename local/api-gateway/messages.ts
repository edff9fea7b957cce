import { isObject, type JsonObject } from '../template/json.ts';
import type { Connection } from './connection.ts';
import type { RouteDefinition } from './definition.ts';
import type { Message, RequestContext, RequestEvent } from './events.ts';
import type { HandshakeOptions } from './handshake.ts';

/** What API Gateway tells the client by itself, and what the access log says of it. */
const failures = {
  403: 'Forbidden',
  429: 'Too Many Requests',
  500: 'Internal server error',
  504: 'Endpoint request timed out',
} as const;

type Failure = keyof typeof failures;

/**
 * Routes what clients send. Messages of one connection are handled concurrently: their order is the application's work.
 * API Gateway's own answers (`Forbidden`, `Too Many Requests`, `Internal server error`) carry no id of the client's.
 */
export class Messages {
  readonly #options: HandshakeOptions;

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  async receive(connection: Connection, data: Buffer, isBinary: boolean): Promise<void> {
    const { definition, events, now } = this.#options;
    const message: Message = { body: data.toString(isBinary ? 'base64' : 'utf8'), isBase64Encoded: isBinary };
    const route = definition.routes.get(isBinary ? '$default' : this.#select(message.body));
    const event = events.message(connection, route?.key ?? '$default', message, now());
    const failure = await this.#integrate(connection, route, event);
    if (failure !== undefined) fail(connection, failures[failure], event.requestContext);
    this.#options.accessLog.write(event.requestContext, failure ?? 200);
  }

  /** Tells the application that a connection has closed. Best effort, as in AWS: what the function answers is lost. */
  async disconnected(connection: Connection, code: number, reason: string): Promise<void> {
    const { definition, events, invoke, now } = this.#options;
    const route = definition.routes.get('$disconnect');
    if (route === undefined) return;
    const event = events.disconnect(connection, code, reason, now());
    await invoke(route.functionArn, this.#sourceArn(route), event);
    this.#options.accessLog.write(event.requestContext, 200);
  }

  /** Has one message handled; resolves to what went wrong, if the function did not answer. */
  async #integrate(
    connection: Connection,
    route: RouteDefinition | undefined,
    event: RequestEvent,
  ): Promise<Failure | undefined> {
    if (route === undefined) return 403;
    if (!this.#options.throttles.take(route.key, this.#options.now())) return 429;
    const { payload, error } = await this.#options.invoke(route.functionArn, this.#sourceArn(route), event);
    if (error) return error.errorType === 'Integration.Timedout' ? 504 : 500;
    if (!isObject(payload) || typeof payload['statusCode'] !== 'number') return 500;
    if (route.hasResponse) this.#reply(connection, payload);
    return undefined;
  }

  #reply(connection: Connection, { body, isBase64Encoded }: JsonObject): void {
    if (typeof body !== 'string') return;
    connection.lastActiveAt = this.#options.now();
    connection.send(isBase64Encoded === true ? Buffer.from(body, 'base64') : body);
  }

  #sourceArn({ key }: RouteDefinition): string {
    const { arn, stage } = this.#options.definition;
    return `${arn}/${stage}/${key}`;
  }

  /** The key of the route that a message's text selects. */
  #select(text: string): string {
    const { routes, selection } = this.#options.definition;
    const key = valueAt(text, selection);
    const known = typeof key === 'string' && !key.startsWith('$') && routes.has(key);
    return known ? key : '$default';
  }
}

function valueAt(text: string, members: readonly string[]): unknown {
  try {
    const start: unknown = JSON.parse(text);
    return members.reduce((value, member) => (isObject(value) ? value[member] : undefined), start);
  } catch {
    return undefined;
  }
}

function fail(connection: Connection, message: string, { connectionId, requestId }: RequestContext): void {
  connection.send(JSON.stringify({ message, connectionId, requestId }));
}
