import type { IncomingMessage } from 'node:http';
import { isObject, listOf, stringsOf, type Json, type JsonObject } from '../template/json.ts';
import { matchesArn, matchesWildcard } from '../iam/wildcard.ts';
import type { AuthorizerContext } from './connection.ts';

/** Bytes that an authorizer may return. */
const resultLimit = 8 * 1024;

/** What an authorizer's answer means: the context of an allowed connection, or the status of a refused one. */
export type Authorization =
  | { readonly context: AuthorizerContext; readonly status?: never }
  | { readonly status: 401 | 403 | 500; readonly context?: never };

/** Whether the request has all that the authorizer needs to see; without it API Gateway answers 401 by itself. */
export function hasIdentity(request: IncomingMessage, identitySources: readonly string[]): boolean {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  return identitySources.every((source) => {
    const [, kind, name = ''] = /^route\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    if (kind === 'header') return (request.headers[name.toLowerCase()] ?? '') !== '';
    return kind === 'querystring' && (query.get(name) ?? '') !== '';
  });
}

/** Reads an authorizer's answer for one method. What is not understood is a 500, as in API Gateway. */
export function readAuthorization(answer: unknown, methodArn: string): Authorization {
  if (!isObject(answer) || JSON.stringify(answer).length > resultLimit) return { status: 500 };
  const { principalId, policyDocument, context = {} } = answer;
  if (typeof principalId !== 'string' || !isObject(policyDocument) || !isObject(context))
    return { status: 500 };
  const flat = flatten(context);
  if (flat === undefined) return { status: 500 };
  if (!isInvokeAllowed(listOf(policyDocument['Statement']), methodArn)) return { status: 403 };
  return { context: { ...flat, principalId } };
}

/** The context's values as text; `undefined` if one is not a string, number or boolean. */
function flatten(context: JsonObject): AuthorizerContext | undefined {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(context)) {
    if (typeof value === 'object' || value === undefined) return undefined;
    flat[name] = value.toString();
  }
  return flat;
}

/** A statement with anything but Effect, Action and Resource is not understood: it allows nothing, and denies. */
function isInvokeAllowed(statements: readonly Json[], methodArn: string): boolean {
  const effects = statements.map((statement) => {
    if (!isObject(statement)) return 'Deny';
    const { Sid, Effect, Action, Resource, ...rest } = statement;
    if (Object.keys(rest).length > 0 || Sid === null) return 'Deny';
    const applies =
      stringsOf(Action).some((pattern) => matchesWildcard(pattern.toLowerCase(), 'execute-api:invoke')) &&
      stringsOf(Resource).some((pattern) => pattern === '*' || matchesArn(pattern, methodArn));
    return applies ? Effect : undefined;
  });
  return effects.includes('Allow') && !effects.includes('Deny');
}
