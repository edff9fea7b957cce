import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../../local/iam/condition.ts';
import { RequestContext } from '../../../local/iam/context.ts';

const role = 'arn:aws:iam::000000000000:role/opener';
const context = new RequestContext()
  .set('aws:PrincipalArn', [role])
  .set('aws:SecureTransport', ['true'])
  .set('s3:TlsVersion', ['1.3'])
  .set('kms:ViaService', undefined)
  .set('kms:EncryptionContextKeys', ['purpose', 'room'])
  .set('dynamodb:ReturnValues', ['NONE'], undefined)
  .set('kms:EncryptionContext:purpose', ['box'])
  .setAbsent('kms:EncryptionContext:');

type Case = [title: string, condition: Parameters<typeof evaluateCondition>[0], verdict: string];

const arn = 'aws:PrincipalArn';
const via = 'kms:ViaService';
const keys = 'kms:EncryptionContextKeys';
const returned = 'dynamodb:ReturnValues';

const cases: Case[] = [
  ['no condition holds', undefined, 'true'],
  ['one of several values is enough', { StringEquals: { [arn]: ['x', role] } }, 'true'],
  [
    'every operator and key has to hold',
    { StringEquals: { [arn]: role, 'kms:encryptioncontext:purpose': 'x' } },
    'false',
  ],
  ['keys are found in any case', { StringEquals: { 'AWS:principalARN': role } }, 'true'],
  ['values are compared in their case', { StringEquals: { [arn]: role.toUpperCase() } }, 'false'],
  ['a wildcard is one to StringLike', { StringLike: { [arn]: 'arn:*:role/open?r' } }, 'true'],
  ['a wildcard is none to StringEquals', { StringEquals: { [arn]: '*' } }, 'false'],
  ['ArnLike does not reach over a colon', { ArnLike: { [arn]: 'arn:*:role/opener' } }, 'false'],
  ['ArnEquals takes wildcards within a part', { ArnEquals: { [arn]: 'arn:aws:iam::*:role/*' } }, 'true'],
  ['ArnNotEquals', { ArnNotEquals: { [arn]: role } }, 'false'],
  ['ArnNotLike', { ArnNotLike: { [arn]: 'arn:aws:iam::*:role/packer' } }, 'true'],
  ['Bool takes a boolean as well as its text', { Bool: { 'aws:SecureTransport': true } }, 'true'],
  [
    'an absent key fails a comparison',
    { StringEquals: { [via]: 'dynamodb.eu-west-1.amazonaws.com' } },
    'false',
  ],
  [
    'an absent key holds for a negated one',
    { StringNotEquals: { [via]: 'dynamodb.eu-west-1.amazonaws.com' } },
    'true',
  ],
  ['an absent key holds with IfExists', { StringEqualsIfExists: { [via]: 'x' } }, 'true'],
  ['Null finds an absent key', { Null: { [via]: 'true' } }, 'true'],
  ['Null finds a present key', { Null: { [arn]: true } }, 'false'],
  [
    'ForAllValues takes a subset',
    { 'ForAllValues:StringEquals': { [keys]: ['purpose', 'room', 'x'] } },
    'true',
  ],
  ['ForAllValues refuses a value beyond', { 'ForAllValues:StringEquals': { [keys]: 'purpose' } }, 'false'],
  ['ForAllValues holds where there are none', { 'ForAllValues:StringEquals': { [via]: 'x' } }, 'true'],
  ['ForAnyValue takes one that is there', { 'ForAnyValue:StringLike': { [keys]: 'purp*' } }, 'true'],
  ['ForAnyValue needs one', { 'ForAnyValue:StringEquals': { [via]: 'x' } }, 'false'],
  [
    'an encryption context without the pair',
    { StringEquals: { 'kms:EncryptionContext:room': 'r' } },
    'false',
  ],
  ['several values against an operator for one', { StringEquals: { [keys]: 'purpose' } }, 'unknown'],
  [
    'what AWS leaves open, where it makes a difference',
    { StringNotEquals: { [returned]: 'NONE' } },
    'unknown',
  ],
  ['what AWS leaves open, where it makes none', { StringEqualsIfExists: { [returned]: 'NONE' } }, 'true'],
  ['a number is less than another', { NumericLessThan: { 's3:TlsVersion': 1.2 } }, 'false'],
  ['a number is less than one in a text', { NumericLessThan: { 's3:TlsVersion': '1.4' } }, 'true'],
  ['what is no number', { NumericLessThan: { [arn]: '1' } }, 'unknown'],
  ['an operator that is not understood', { DateLessThan: { [arn]: '1' } }, 'unknown'],
  ['the name of an inherited property', { constructor: { [arn]: '1' } }, 'unknown'],
  ['a key that is not understood', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'unknown'],
  ['a policy variable', { StringEquals: { [arn]: '${aws:userid}' } }, 'unknown'],
  ['what fails for sure, beside what is unknown', { StringEquals: { 'x:y': '1', [arn]: 'x' } }, 'false'],
];

describe('a condition', () => {
  it.each(cases)('%s', (_, condition, verdict) => {
    expect(evaluateCondition(condition, context)).toBe(verdict);
  });
});
