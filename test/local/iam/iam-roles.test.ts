import { expect, it } from 'vitest';
import { AccessControl } from '../../../local/iam/access-control.ts';
import type { JsonObject } from '../../../local/template/json.ts';
import { assemblyOf, resourceOf } from '../templates.ts';

const PolicyDocument = { Statement: { Effect: 'Allow', Action: 'x:Do', Resource: '*' } };
const role = (Properties: JsonObject = {}): JsonObject => ({ Type: 'AWS::IAM::Role', Properties });

/** Whether the role `R` of a template may do `x:Do`. */
function allowed(Resources: JsonObject): boolean {
  const assembly = assemblyOf({ S: { Resources } });
  const { arn } = resourceOf(assembly, 'R');
  const access = new AccessControl(assembly, () => undefined);
  return access.decide(arn, { action: 'x:Do', resource: 'arn:aws:x:::y' }).allowed;
}

it('a role has the policies in it, attached to it and managed apart from it', () => {
  const Roles = [{ Ref: 'R' }];
  expect(allowed({ R: role() })).toBe(false);
  expect(allowed({ R: role({ Policies: [{ PolicyDocument }] }) })).toBe(true);
  expect(allowed({ R: role(), P: { Type: 'AWS::IAM::Policy', Properties: { Roles, PolicyDocument } } })).toBe(
    true,
  );
  const M = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } };
  expect(allowed({ R: role({ ManagedPolicyArns: [{ Ref: 'M' }] }), M })).toBe(true);
  expect(allowed({ R: role(), M: { ...M, Properties: { PolicyDocument, Roles } } })).toBe(true);
  const inline = { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: { Ref: 'R' }, PolicyDocument } };
  expect(allowed({ R: role(), P: inline })).toBe(true);
});

it('a policy of another role is not its own', () => {
  const P = { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Other' }], PolicyDocument } };
  expect(allowed({ R: role(), Other: role(), P })).toBe(false);
});

it("a managed policy or boundary that cannot be read denies, unless it is one of AWS's own", () => {
  const Policies = [{ PolicyDocument }];
  const own = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const elsewhere = 'arn:aws:iam::111111111111:policy/elsewhere';
  expect(allowed({ R: role({ Policies, ManagedPolicyArns: [own] }) })).toBe(true);
  expect(allowed({ R: role({ Policies, ManagedPolicyArns: [elsewhere] }) })).toBe(false);
  expect(allowed({ R: role({ Policies, PermissionsBoundary: elsewhere }) })).toBe(false);
});

it('a role that the templates do not have may nothing', () => {
  const assembly = assemblyOf({ S: { Resources: { R: role({ Policies: [{ PolicyDocument }] }) } } });
  const access = new AccessControl(assembly, () => undefined);
  expect(access.decide('arn:aws:iam::000000000000:role/other', { action: 'x:Do', resource: '*' })).toEqual({
    allowed: false,
    reason: 'the role is not in the templates',
  });
});

it('a grant to the code of functions of one Region is nothing to a function elsewhere, or to nobody known', () => {
  const functions = 'arn:aws:lambda:eu-west-1:000000000000:function:*';
  const Condition = { ArnLike: { 'lambda:SourceFunctionArn': functions } };
  const Statement = { ...PolicyDocument.Statement, Condition };
  const assembly = assemblyOf({
    S: { Resources: { R: role({ Policies: [{ PolicyDocument: { Statement } }] }) } },
  });
  const { arn } = resourceOf(assembly, 'R');
  const access = new AccessControl(assembly, () => undefined);
  const asked = { action: 'x:Do', resource: 'arn:aws:x:::y' };
  const by = (functionArn?: string) => access.decide(arn, asked, functionArn).allowed;
  expect(by('arn:aws:lambda:eu-west-1:000000000000:function:own')).toBe(true);
  expect(by('arn:aws:lambda:us-west-2:000000000000:function:own')).toBe(false);
  expect(by('arn:aws:lambda:eu-west-1:111111111111:function:own')).toBe(false);
  expect(by()).toBe(false);
});
