import type { APIGatewayProxyResultV2, APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { subprotocol } from '../../../core/protocol/values.ts';
import type { Presence } from '../../../core/ports.ts';
import { CallerContext } from '../caller-context.ts';
import type { Refusal } from './handshake-refused.ts';
import type { Telemetry } from '../telemetry.ts';

type ConnectionEvent = APIGatewayProxyWebsocketEventV2 & { requestContext: { authorizer?: unknown } };

/** $connect and $disconnect. The status decides the handshake; exactly one offered subprotocol is echoed. */
export function connecting(presence: Presence, telemetry: Telemetry) {
  return async ({ requestContext }: ConnectionEvent): Promise<APIGatewayProxyResultV2> => {
    const caller = CallerContext.parse(requestContext.authorizer);
    if (caller.role === 'visitor') return accepted;
    const socket = { connectionId: requestContext.connectionId, until: caller.until };
    if (requestContext.eventType === 'DISCONNECT') {
      await presence.disconnect(caller.agentId, socket);
      return accepted;
    }
    const agent = { id: caller.agentId, name: caller.name };
    if (await presence.connect(agent, socket, caller.role, caller.signedInAt)) return accepted;
    const reason: Refusal = 'SignedOut';
    telemetry.count('HandshakeRefused', { reason });
    telemetry.info('handshake refused', { reason, agentId: agent.id, connectionId: socket.connectionId });
    return { statusCode: 401 };
  };
}

const accepted = { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': subprotocol } };
