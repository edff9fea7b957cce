import type { LogLine } from '../local/lambda/logs.ts';
import { isObject, type JsonObject } from '../local/template/json.ts';

/** The section that explains the reasons. */
const explained = '(docs/protocol.md, “Refused handshakes”)';

/**
 * Tells a person why a handshake was refused: the reason that a function logged or, if API Gateway refused by itself, its
 * status. Repeats nothing that the client sent.
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
