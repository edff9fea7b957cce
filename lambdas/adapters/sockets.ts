import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { SocketCloser, Sockets } from '../../core/ports.ts';
import { errorName, type Telemetry } from './telemetry.ts';

/** A socket that takes longer than this is as good as lost: what it missed it reads when it resumes. */
const timeoutMs = 1_500;

/** `@connections` of the stage at this URL. Posting never throws: a dead socket is no failure of the sender's. */
export function apiGatewaySockets(url: string, telemetry: Telemetry): Sockets & SocketCloser {
  const client = new ApiGatewayManagementApiClient({
    endpoint: url,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  });
  return {
    async post(connectionId, message) {
      try {
        const Data = new TextEncoder().encode(JSON.stringify(message));
        await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));
        return 'posted';
      } catch (error) {
        if (error instanceof GoneException) return 'gone';
        telemetry.count('PushFailed', { error: errorName(error) });
        return 'failed';
      }
    },
    async close(connectionId) {
      try {
        await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
        return 'closed';
      } catch (error) {
        if (!(error instanceof GoneException)) throw error;
        return 'gone';
      }
    },
  };
}
