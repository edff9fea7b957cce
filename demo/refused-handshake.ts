import type { LogLine } from '../local/lambda/logs.ts';
import { isObject, type JsonObject } from '../local/template/json.ts';

/** What stands in docs/protocol.md about reasons. */
const explained = '(docs/protocol.md, “Refused handshakes”)';

/**
 * What a person is told of a handshake that was refused: the reason, if a function logged one, or else the status with which
 * API Gateway refused by itself. Nothing of what the client sent.
 *
 * @returns undefined for every other line
 */
export function refusedHandshake({ line }: LogLine): string | undefined {
  const logged = parsed(line);
  if (logged?.['message'] === 'handshake refused') {
    const { reason, claims } = logged;
    return `handshake refused: ${[reason, claims].filter((each) => typeof each === 'string').join(' ')} ${explained}`;
  }
  const { route, status, authorizerStatus } = logged ?? {};
  const byItself =
    route === '$connect' && typeof status === 'string' && status !== '200' && authorizerStatus === '-';
  return byItself ? `handshake refused: ${status} by API Gateway ${explained}` : undefined;
}

function parsed(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
