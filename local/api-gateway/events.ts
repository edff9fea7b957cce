import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from './connection.ts';
import type { WebSocketApiDefinition } from './definition.ts';

/** One request to a route, as its function sees it in `event.requestContext`. */
export interface RequestContext {
  readonly requestId: string;
  readonly connectionId: string;
  readonly [member: string]: unknown;
}

/** An event about a request to a route. */
export interface RequestEvent {
  readonly requestContext: RequestContext;
  readonly [member: string]: unknown;
}

type EventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

/** Builds the events that API Gateway hands to the functions behind one API. */
export class Events {
  readonly #definition: WebSocketApiDefinition;
  readonly #domainName: string;

  constructor(definition: WebSocketApiDefinition, domainName: string) {
    this.#definition = definition;
    this.#domainName = domainName;
  }

  connect(connection: Connection, now: number): RequestEvent {
    return {
      ...this.#request(connection),
      requestContext: this.#context(connection, 'CONNECT', '$connect', now),
    };
  }

  /** The event for a REQUEST authorizer on `$connect`. */
  authorize(connection: Connection, now: number): Record<string, unknown> {
    const methodArn = `${this.#definition.arn}/${this.#definition.stage}/$connect`;
    return { type: 'REQUEST', methodArn, ...this.connect(connection, now), stageVariables: {} };
  }

  message(connection: Connection, routeKey: string, message: Message, now: number): RequestEvent {
    const requestContext = {
      ...this.#context(connection, 'MESSAGE', routeKey, now),
      messageId: randomBytes(11).toString('base64url') + '=',
    };
    return { ...message, requestContext };
  }

  disconnect(connection: Connection, code: number, reason: string, now: number): RequestEvent {
    const context = this.#context(connection, 'DISCONNECT', '$disconnect', now);
    return {
      ...this.#request(connection),
      requestContext: { ...context, disconnectStatusCode: code, disconnectReason: reason },
    };
  }

  #context(connection: Connection, eventType: EventType, routeKey: string, now: number): RequestContext {
    const { apiId, stage } = this.#definition;
    return {
      routeKey,
      eventType,
      extendedRequestId: randomBytes(11).toString('base64'),
      requestTime: new Date(now).toISOString(),
      requestTimeEpoch: now,
      messageDirection: 'IN',
      stage,
      connectedAt: connection.connectedAt,
      identity: { sourceIp: connection.sourceIp, userAgent: connection.userAgent },
      requestId: randomUUID(),
      domainName: this.#domainName,
      connectionId: connection.id,
      apiId,
      ...(connection.authorizer && { authorizer: connection.authorizer }),
    };
  }

  #request({ request, sourceIp }: Connection): Record<string, unknown> {
    const values = headerValues(request.rawHeaders, sourceIp);
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const queries = [...new Set(query.keys())];
    return {
      headers: Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1)])),
      multiValueHeaders: values,
      ...(queries.length > 0 && {
        queryStringParameters: Object.fromEntries(query),
        multiValueQueryStringParameters: Object.fromEntries(
          queries.map((name) => [name, query.getAll(name)]),
        ),
      }),
      isBase64Encoded: false,
    };
  }
}

export interface Message {
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** Headers with their names as the client wrote them: functions meet them in any case. */
function headerValues(raw: readonly string[], sourceIp: string): Record<string, string[]> {
  const path: string[] = [];
  const values: Record<string, string[]> = {
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
  };
  for (let index = 0; index < raw.length; index += 2) {
    const [name = '', value = ''] = [raw[index], raw[index + 1]];
    if (name.toLowerCase() === 'x-forwarded-for') path.push(value);
    else (values[name] ??= []).push(value);
  }
  values['X-Forwarded-For'] = [[...path, sourceIp].join(', ')];
  return values;
}
