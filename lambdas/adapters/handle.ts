import middy from '@middy/core';
import type { APIGatewayProxyResultV2, APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { carryOut, type RefusalDeps, type Verbs } from '../../core/domain/verbs.ts';
import { SealformError } from '../../core/errors.ts';
import { errorReply } from '../../core/protocol/error-reply.ts';
import type { ErrorReply, RequestType, ServerMessage } from '../../core/protocol/index.ts';
import { callerOf } from './caller-context.ts';
import { idOf, parseRequest } from '../../core/protocol/parse-request.ts';
import { errorName, type Telemetry } from './telemetry.ts';

type MessageEvent = APIGatewayProxyWebsocketEventV2 & { requestContext: { authorizer?: unknown } };

/**
 * A WebSocket message's way through a function: parse, find out who calls, carry it out, answer. Errors become
 * `{ type: 'error', code }`. Bodies and error texts are never logged.
 */
export function handle<T extends RequestType, D extends RefusalDeps & { telemetry: Telemetry }>(
  verbs: Verbs<T, D>,
  deps: D,
) {
  return middy<MessageEvent, APIGatewayProxyResultV2>(noEarlyTimeout)
    .onError((request) => {
      const reply = errorReply(request.error, idOf(request.event.body));
      report(request.error, reply, request.event, deps.telemetry);
      request.response = answer(reply);
    })
    .handler(async (event: MessageEvent) => {
      const request = parseRequest(event.body, verbs);
      const caller = callerOf(event.requestContext.authorizer, event.requestContext.connectionId);
      const reply = await carryOut(verbs, request, caller, deps);
      deps.telemetry.count('Handled', { type: request.type });
      return answer(reply);
    });
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
