import { expect, it } from 'vitest';
import fc from 'fast-check';
import { RequestContext } from '../../../local/iam/context.ts';
import { decide, type Policies } from '../../../local/iam/decide.ts';
import { readStatements } from '../../../local/iam/statement.ts';
import type { JsonObject } from '../../../local/template/json.ts';

const principalArn = 'arn:aws:iam::000000000000:role/opener';
const resource = 'arn:aws:kms:eu-west-1:000000000000:key/1';
const root = { AWS: 'arn:aws:iam::000000000000:root' };
const action = 'kms:Decrypt';
const context = new RequestContext().set('aws:PrincipalArn', [principalArn]);
const request = { principalArn, action, resource, context };

const allow = (more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
});
const deny = (more: JsonObject = {}): JsonObject => ({ ...allow(more), Effect: 'Deny' });

interface Given {
  readonly identity?: JsonObject[];
  readonly boundary?: JsonObject[];
  readonly resource?: JsonObject[];
  readonly kind?: Policies['kind'];
}

function allowed(given: Given): boolean {
  const read = (statements: JsonObject[] = []): Policies['identity'] =>
    readStatements({ Statement: statements });
  return decide(request, {
    identity: read(given.identity),
    boundary: given.boundary === undefined ? undefined : read(given.boundary),
    resource: read(given.resource),
    kind: given.kind ?? 'other',
  }).allowed;
}

it('allows nothing that no policy names', () => {
  expect(allowed({})).toBe(false);
  expect(allowed({ identity: [allow({ Action: 'kms:Encrypt' })] })).toBe(false);
  expect(allowed({ identity: [allow({ Resource: `${resource}0` })] })).toBe(false);
});

it('takes actions in any case and with wildcards, and what is left by NotAction and NotResource', () => {
  expect(allowed({ identity: [allow({ Action: ['x:y', 'KMS:dec*'] })] })).toBe(true);
  const { Effect } = allow();
  expect(
    allowed({ identity: [{ Effect: Effect ?? null, NotAction: 'kms:Encrypt', NotResource: 'arn:other' }] }),
  ).toBe(true);
  expect(allowed({ identity: [{ Effect: Effect ?? null, NotAction: 'kms:*', Resource: '*' }] })).toBe(false);
});

it('lets any denial win', () => {
  expect(allowed({ identity: [allow(), deny()] })).toBe(false);
  expect(allowed({ identity: [allow()], resource: [deny({ Principal: '*' })] })).toBe(false);
  expect(allowed({ identity: [allow()], resource: [deny({ Principal: root })] })).toBe(false);
});

it('denies everyone but one role', () => {
  const others = (role: string): JsonObject =>
    deny({ Principal: { AWS: '*' }, Condition: { ArnNotEquals: { 'aws:PrincipalArn': role } } });
  expect(allowed({ identity: [allow()], resource: [others(principalArn)] })).toBe(true);
  expect(allowed({ identity: [allow()], resource: [others(`${principalArn}2`)] })).toBe(false);
});

it("needs a key's policy to allow the caller, or to leave it to the account", () => {
  const kind = 'key';
  expect(allowed({ kind, identity: [allow()] })).toBe(false);
  expect(allowed({ kind, resource: [allow({ Principal: root })] })).toBe(false);
  expect(allowed({ kind, identity: [allow()], resource: [allow({ Principal: root })] })).toBe(true);
  expect(
    allowed({ kind, identity: [allow()], resource: [allow({ Principal: root, Action: 'kms:Encrypt' })] }),
  ).toBe(false);
  expect(allowed({ kind, resource: [allow({ Principal: { AWS: principalArn } })] })).toBe(true);
  expect(allowed({ kind, identity: [allow()], resource: [allow({ Principal: { Service: 'x' } })] })).toBe(
    false,
  );
});

it('holds a role within its boundary, whatever its policies say', () => {
  expect(allowed({ identity: [allow()], boundary: [allow()] })).toBe(true);
  expect(allowed({ identity: [allow()], boundary: [] })).toBe(false);
  expect(allowed({ identity: [allow()], boundary: [allow(), deny()] })).toBe(false);
});

it('does not allow by what it does not understand, and denies by it', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
  for (const strange of [
    { Condition },
    { Later: 'x' },
    { Resource: 'arn:${aws:username}' },
    { NotAction: 'x' },
  ]) {
    expect(allowed({ identity: [allow(strange)] })).toBe(false);
    expect(allowed({ identity: [allow(), deny(strange)] })).toBe(false);
  }
  expect(allowed({ resource: [allow({ NotPrincipal: { AWS: 'x' } })] })).toBe(false);
  expect(allowed({ identity: [allow()], resource: [deny({ NotPrincipal: { AWS: principalArn } })] })).toBe(
    false,
  );
});

it('refuses to read what is not a policy', () => {
  expect(() => readStatements(undefined)).toThrow('not a policy document');
  expect(() => readStatements({ Statement: { Effect: 'allow' } })).toThrow('not a policy statement');
});

it('never allows more because of one more denial', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom(action, 'kms:*', 'kms:Encrypt', '*'),
    Resource: fc.constantFrom(resource, '*', 'arn:other'),
  });
  fc.assert(
    fc.property(fc.array(statement), statement, (identity, more) => {
      const before = allowed({ identity });
      const after = allowed({ identity: [...identity, { ...more, Effect: 'Deny' }] });
      expect(after && !before).toBe(false);
      expect(allowed({ identity: [...identity, deny()] })).toBe(false);
    }),
  );
});

it('allows a query by the beginning of its partition’s key, and none that names no key', () => {
  const allowing = {
    Effect: 'Allow',
    Action: 'dynamodb:Query',
    Resource: '*',
    Condition: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['c#*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  };
  const identity = readStatements({ Statement: [allowing] });
  const mayQuery = (keys: readonly string[] | undefined) =>
    decide(
      {
        ...request,
        action: 'dynamodb:Query',
        context: new RequestContext().set('dynamodb:LeadingKeys', keys),
      },
      { identity, boundary: undefined, resource: [], kind: 'other' },
    ).allowed;
  expect(mayQuery(['c#7a'])).toBe(true);
  expect(mayQuery(['a#7a'])).toBe(false);
  expect(mayQuery(['c#7a', 'n#7'])).toBe(false);
  expect(mayQuery(undefined)).toBe(false);
});
