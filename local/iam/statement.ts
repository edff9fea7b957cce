import { isObject, listOf, stringsOf, type Json, type JsonObject } from '../template/json.ts';
import { evaluateCondition, type Verdict } from './condition.ts';
import type { RequestContext } from './context.ts';
import { matchesWildcard } from './wildcard.ts';

/** One request to be decided on. */
export interface AccessRequest {
  /** ARN of the calling role. */
  readonly principalArn: string;
  /** Such as `dynamodb:PutItem`. */
  readonly action: string;
  /** ARN of what the action is done to. */
  readonly resource: string;
  readonly context: RequestContext;
  /** ARN of the function whose code makes the request. */
  readonly functionArn?: string;
}

/** One statement of a policy. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly members: JsonObject;
}

/** Whom a statement of a resource's policy is about: this caller, everyone in its account, or somebody else. */
export type Addressee = 'caller' | 'account' | 'other' | 'unknown';

const understood = new Set(
  ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource'].concat(
    'Principal',
    'NotPrincipal',
    'Condition',
  ),
);

/** The statements of a policy document. Throws if it is not one. */
export function readStatements(document: Json | undefined): Statement[] {
  if (!isObject(document)) throw new Error(`not a policy document: ${JSON.stringify(document)}`);
  return listOf(document['Statement']).map((members) => {
    const effect = isObject(members) ? members['Effect'] : undefined;
    if (!isObject(members) || (effect !== 'Allow' && effect !== 'Deny')) {
      throw new Error(`not a policy statement: ${JSON.stringify(members)}`);
    }
    return { effect, members };
  });
}

/** Whether the statement's action, resource and condition are those of the request, whoever makes it. */
export function covers({ members }: Statement, request: AccessRequest): Verdict {
  const action = matchesEither(members, 'Action', (pattern) =>
    matchesWildcard(pattern.toLowerCase(), request.action.toLowerCase()),
  );
  if (action === 'false') return 'false';
  const resource = matchesEither(members, 'Resource', (pattern) =>
    matchesWildcard(pattern, request.resource),
  );
  if (resource === 'false') return 'false';
  const condition = evaluateCondition(members['Condition'], request.context);
  if (condition === 'false') return 'false';
  const whole = Object.keys(members).every((member) => understood.has(member));
  return whole && [action, resource, condition].every((verdict) => verdict === 'true') ? 'true' : 'unknown';
}

function matchesEither(members: JsonObject, name: string, matches: (pattern: string) => boolean): Verdict {
  const [wanted, excluded] = [members[name], members[`Not${name}`]];
  if ((wanted === undefined) === (excluded === undefined)) return 'unknown';
  const patterns = stringsOf(wanted ?? excluded);
  if (patterns.some((pattern) => pattern.includes('${'))) return 'unknown';
  return patterns.some(matches) === (wanted !== undefined) ? 'true' : 'false';
}

/** Whom a statement of a resource's policy is about, as seen from a calling role. */
export function addressee({ members }: Statement, principalArn: string): Addressee {
  const { Principal: principal, NotPrincipal: excluded } = members;
  if (principal === undefined || excluded !== undefined) return 'unknown';
  if (principal === '*') return 'caller';
  if (!isObject(principal)) return 'unknown';
  const found = stringsOf(principal['AWS']).map((name) => addresseeOf(name, principalArn));
  return (['caller', 'account', 'unknown'] as const).find((kind) => found.includes(kind)) ?? 'other';
}

function addresseeOf(name: string, principalArn: string): Addressee {
  const account = principalArn.split(':')[4] ?? '';
  if (name === '*' || name === principalArn) return 'caller';
  if (name === account || name === `arn:aws:iam::${account}:root`) return 'account';
  return /^\d{12}$|^arn:aws:iam::/.test(name) ? 'other' : 'unknown';
}
