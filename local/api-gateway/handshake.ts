import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { isObject } from '../template/json.ts';
import type { AccessLog } from './access-log.ts';
import { hasIdentity, readAuthorization } from './authorizer.ts';
import type { Connection } from './connection.ts';
import type { AuthorizerDefinition, RouteDefinition, WebSocketApiDefinition } from './definition.ts';
import type { Events } from './events.ts';
import type { Invoke } from './invoke.ts';
import type { Throttles } from './throttle.ts';

/** What becomes of a handshake: a subprotocol for the open socket, or the status that refuses it. */
export type HandshakeResult =
  | { readonly protocol: string | undefined; readonly status?: never }
  | { readonly status: number; readonly protocol?: never };

export interface HandshakeOptions {
  readonly definition: WebSocketApiDefinition;
  readonly events: Events;
  readonly invoke: Invoke;
  readonly now: () => number;
  readonly accessLog: AccessLog;
  readonly throttles: Throttles;
}

interface Authorized {
  /** The status that refuses. */
  readonly refused?: number | undefined;
  /** For the access log: the authorizer's status, if it was asked. */
  readonly context?: { readonly authorizer: { readonly status: number } };
}

/**
 * Decides a handshake as API Gateway does: first the limit of `$connect` (429), then its authorizer (no identity: 401,
 * `Unauthorized`: 401, Deny: 403, anything unexpected: 500), then its integration, whose status stands, and whose
 * `Sec-WebSocket-Protocol` is returned as it is.
 */
export class Handshake {
  readonly #options: HandshakeOptions;

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  async decide(connection: Connection): Promise<HandshakeResult> {
    const { definition } = this.#options;
    const path = new URL(connection.request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '');
    if (path !== `/${definition.stage}`) return { status: 403 };
    const route = definition.routes.get('$connect');
    if (route === undefined) return { protocol: undefined };
    const event = this.#options.events.connect(connection, this.#options.now());
    const isTaken = this.#options.throttles.take(route.key, this.#options.now());
    const { refused, context } = isTaken ? await this.#authorize(route, connection) : { refused: 429 };
    const result = refused === undefined ? await this.#connect(route, connection) : { status: refused };
    this.#options.accessLog.write({ ...event.requestContext, ...context }, result.status ?? 200);
    return result;
  }

  async #authorize({ authorizer }: RouteDefinition, connection: Connection): Promise<Authorized> {
    if (authorizer === undefined) return {};
    if (!hasIdentity(connection.request, authorizer.identitySources)) return { refused: 401 };
    const refused = await this.#askAuthorizer(authorizer, connection);
    return { refused, context: { authorizer: { status: refused ?? 200 } } };
  }

  /** The status that refuses, if the authorizer refuses. */
  async #askAuthorizer(
    authorizer: AuthorizerDefinition,
    connection: Connection,
  ): Promise<number | undefined> {
    const { definition, events, invoke, now } = this.#options;
    const sourceArn = `${definition.arn}/authorizers/${authorizer.id}`;
    const result = await invoke(authorizer.functionArn, sourceArn, events.authorize(connection, now()));
    if (result.error) return result.error.errorMessage === 'Unauthorized' ? 401 : 500;
    const methodArn = `${definition.arn}/${definition.stage}/$connect`;
    const { context, status } = readAuthorization(result.payload, methodArn);
    connection.authorizer = context;
    return status;
  }

  async #connect({ functionArn }: RouteDefinition, connection: Connection): Promise<HandshakeResult> {
    const { definition, events, invoke, now } = this.#options;
    const sourceArn = `${definition.arn}/${definition.stage}/$connect`;
    const { payload, error } = await invoke(functionArn, sourceArn, events.connect(connection, now()));
    if (error) return { status: error.errorType === 'Integration.Timedout' ? 504 : 502 };
    if (!isObject(payload) || typeof payload['statusCode'] !== 'number') return { status: 502 };
    const status = payload['statusCode'];
    return status >= 200 && status < 300 ? { protocol: protocolOf(payload['headers']) } : { status };
  }
}

function protocolOf(headers: unknown): string | undefined {
  if (!isObject(headers)) return undefined;
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol');
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}

/** Answers a handshake with a status instead of a socket. */
export function refuse(socket: Duplex, status: number): void {
  const text = STATUS_CODES[status] ?? 'Refused';
  const body = JSON.stringify({ message: text });
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `x-amzn-ErrorType: ${text.replaceAll(' ', '')}Exception\r\nConnection: close\r\n\r\n${body}`,
  );
}
