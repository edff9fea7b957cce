import middy from '@middy/core';
import type { APIGatewayProxyResultV2, APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { carryOut, type RefusalDeps, type Verbs } from '../../core/domain/verbs.ts';
import { SealformError } from '../../core/errors.ts';
import { errorReply } from '../../core/protocol/error-reply.ts';
import type { ErrorReply, RequestType, ServerMessage } from '../../core/protocol/index.ts';
import { callerOf } from './caller-context.ts';
import { idOf, parseRequest, typeOf } from '../../core/protocol/parse-request.ts';
import { type Caller, isNeverFor } from '../../core/domain/caller.ts';
import type { SocketCloser, Sockets } from '../../core/ports.ts';
import { errorName, type Telemetry } from './telemetry.ts';

type MessageEvent = APIGatewayProxyWebsocketEventV2 & { requestContext: { authorizer?: unknown } };

export interface HandleDeps extends RefusalDeps {
  readonly telemetry: Telemetry;
  readonly closer: SocketCloser;
  /** By which a socket is told why it is closed, where the function may post. */
  readonly sockets?: Sockets;
}

/**
 * A WebSocket message's way through a function: find out who calls, parse, carry it out, answer. Errors become
 * `{ type: 'error', code }`. Bodies and error texts are never logged. A socket without manners is closed.
 */
export function handle<T extends RequestType, D extends HandleDeps>(verbs: Verbs<T, D>, deps: D) {
  return middy<MessageEvent, APIGatewayProxyResultV2>(noEarlyTimeout)
    .onError(async (request) => {
      const reply = errorReply(request.error, idOf(request.event.body));
      report(request.error, reply, request.event, deps.telemetry);
      await hangUpOn(request.event, request.error, reply, deps);
      request.response = answer(reply);
    })
    .handler(async (event: MessageEvent) => {
      const caller = callerIn(event);
      deps.manners.take(caller);
      const request = parseRequest(event.body, verbs);
      const reply = await carryOut(verbs, request, caller, deps);
      deps.telemetry.count('Handled', { type: request.type });
      return answer(reply);
    });
}

function callerIn({ requestContext }: MessageEvent): Caller {
  return callerOf(requestContext.authorizer, requestContext.connectionId);
}

/** Closes the socket of whoever sends what their role never sends, or was refused too often. */
async function hangUpOn(
  event: MessageEvent,
  error: unknown,
  reply: ErrorReply,
  { manners, sockets, closer, telemetry }: HandleDeps,
): Promise<void> {
  if (!(error instanceof SealformError)) return;
  const caller = callerIn(event);
  const type = typeOf(event.body);
  const isNever = type !== undefined && isNeverFor(type, caller);
  if (!manners.isTooMuch(caller) && !isNever) return;
  const { connectionId } = caller;
  telemetry.info('socket closed', { code: error.code, connectionId });
  try {
    await sockets?.post(connectionId, reply);
    await closer.close(connectionId);
  } catch (failure) {
    // The next refused frame tries again.
    telemetry.error('not closed', { error: errorName(failure), connectionId });
  }
}

/** An early answer would leave the verb running behind it: the function's own limit ends both. */
const noEarlyTimeout = { timeoutEarlyInMillis: 0 };

function answer(reply: ServerMessage): APIGatewayProxyResultV2 {
  return { statusCode: 200, body: JSON.stringify(reply) };
}

function report(error: unknown, { code, id }: ErrorReply, event: MessageEvent, telemetry: Telemetry): void {
  const fields = { code, id, route: event.requestContext.routeKey };
  telemetry.count('Refused', { code });
  if (error instanceof SealformError) telemetry.info('refused', fields);
  else telemetry.error('failed', { ...fields, error: errorName(error) });
}
