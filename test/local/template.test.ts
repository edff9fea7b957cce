import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAssembly } from '../../local/template/assembly.ts';
import type { AttributeOverride } from '../../local/template/resource.ts';
import type { JsonObject } from '../../local/template/json.ts';
import { assemblyOf, resourceOf } from './templates.ts';
import { synthesizeTwoStacks } from './two-stack-app.ts';

/** The value that an expression has in a template with one table. */
function valueOf(expression: JsonObject, rest: JsonObject = {}, attribute?: AttributeOverride): unknown {
  const Resources = { T: { Type: 'AWS::DynamoDB::Table' }, ...xOf(expression) };
  return resourceOf(assemblyOf({ S: { Resources, ...rest } }, attribute), 'X').properties['Value'];
}

/** The resource that {@link valueOf} reads. */
function xOf(expression: JsonObject): JsonObject {
  return { X: { Type: 'Custom::X', Properties: { Value: expression } } };
}

describe('a synthesized app', () => {
  const directory = synthesizeTwoStacks();
  afterAll(() => rmSync(directory, { recursive: true }));
  const assembly = readAssembly(directory);

  it('holds the resources of all its stacks by their construct paths', () => {
    expect(assembly.ofType('AWS::DynamoDB::Table').map(({ path }) => path)).toEqual([
      'Data/Boxes',
      'Data/Notes',
    ]);
    expect(assembly.ofType('AWS::Lambda::Function')).toMatchObject([{ path: 'Api/Packer', stack: 'Api' }]);
  });

  it('resolves what one stack takes from another', () => {
    const [lambda] = assembly.ofType('AWS::Lambda::Function');
    const [boxes] = assembly.ofType('AWS::DynamoDB::Table');
    expect(lambda?.properties['Environment']).toMatchObject({
      Variables: { BOXES_TABLE_NAME: boxes?.physicalId },
    });
    expect(assembly.outputs.get('Api.BoxesName')).toBe(boxes?.physicalId);
  });

  it('knows where the code of a function lies', () => {
    const [lambda] = assembly.ofType('AWS::Lambda::Function');
    if (lambda === undefined) throw new Error('no function');
    expect(readFileSync(join(assembly.assetPath(lambda), 'index.js'), 'utf8')).toContain('exports.handler');
  });

  it('has no account and no region unless the app says so', () => {
    expect(assembly).toMatchObject({ account: '000000000000', region: 'eu-west-1' });
    expect(assembly.resources.every(({ arn }) => /^arn:aws:[\w-]+:[\w-]*:(\d{12})?:/.test(arn))).toBe(true);
  });

  it('gives the same names whenever it is read', () => {
    const again = readAssembly(directory);
    expect(again.resources.map(({ physicalId }) => physicalId)).toEqual(
      assembly.resources.map(({ physicalId }) => physicalId),
    );
  });
});

describe('an intrinsic function', () => {
  const table = /^S-T-[0-9A-Z]{12}$/;

  it('is resolved: Ref, GetAtt, Join, Select, Split', () => {
    expect(valueOf({ Ref: 'T' })).toMatch(table);
    expect(valueOf({ Ref: 'AWS::Region' })).toBe('eu-north-1');
    expect(valueOf({ 'Fn::GetAtt': ['T', 'Arn'] })).toMatch(
      /^arn:aws:dynamodb:eu-north-1:000000000000:table\/S-T-/,
    );
    expect(valueOf({ 'Fn::GetAtt': 'T.Arn' })).toBe(valueOf({ 'Fn::GetAtt': ['T', 'Arn'] }));
    expect(valueOf({ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }]] })).toBe('a-aws');
    expect(valueOf({ 'Fn::Select': [1, { 'Fn::Split': ['.', 'a.b.c'] }] })).toBe('b');
  });

  it('is resolved: Sub with resources, attributes, variables of its own and literals', () => {
    expect(valueOf({ 'Fn::Sub': '${AWS::Region}/${!literal}' })).toBe('eu-north-1/${literal}');
    expect(valueOf({ 'Fn::Sub': ['${a}:${T.Arn}', { a: { Ref: 'AWS::AccountId' } }] })).toMatch(
      /^000000000000:arn:aws/,
    );
  });

  it('is resolved: conditions, parameters by their defaults, mappings, and nothing', () => {
    const Conditions = { Live: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'P' }, 'x'] }] } };
    const rest = {
      Conditions,
      Parameters: { P: { Default: '/cdk-bootstrap/x' } },
      Mappings: { M: { a: { b: 'c' } } },
    };
    expect(valueOf({ 'Fn::If': ['Live', 'yes', 'no'] }, rest)).toBe('yes');
    expect(valueOf({ 'Fn::FindInMap': ['M', 'a', 'b'] }, rest)).toBe('c');
    expect(valueOf({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, ['x']] }, rest)).toEqual({
      b: [['x']],
    });
  });

  it("reads another stack's output, and its own", () => {
    const output = { StackName: 'S', OutputName: { 'Fn::Sub': 'Own' } };
    expect(valueOf({ 'Fn::GetStackOutput': output }, { Outputs: { Own: { Value: 'x' } } })).toBe('x');
  });

  it('throws if it is not understood, and only where it is needed', () => {
    expect(() => valueOf({ 'Fn::Cidr': [] })).toThrow('Fn::Cidr is not understood');
    expect(() => valueOf({ Ref: 'Missing' })).toThrow('neither resource nor parameter Missing');
    expect(() => valueOf({ 'Fn::ImportValue': 'x' })).toThrow('imports x, which no stack exports');
    expect(() =>
      valueOf({ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O', Region: 'us-east-1' } }),
    ).toThrow('S reads S.O in us-east-1: there is none');
  });

  it('leaves the conditions of a policy alone', () => {
    const condition = (role: JsonObject[string]): JsonObject => ({
      Condition: { ArnEquals: { 'aws:PrincipalArn': role } },
    });
    const resolved = valueOf(condition({ 'Fn::GetAtt': ['T', 'Arn'] }));
    expect(resolved).toEqual(condition(valueOf({ 'Fn::GetAtt': ['T', 'Arn'] }) as string));
  });

  it('gives what the runtime puts in place of a resource', () => {
    const local: AttributeOverride = (type, id, attribute) =>
      type === 'AWS::DynamoDB::Table' && id === 'T' && attribute === 'Arn' ? 'http://127.0.0.1:1' : undefined;
    expect(valueOf({ 'Fn::GetAtt': ['T', 'Arn'] }, {}, local)).toBe('http://127.0.0.1:1');
    expect(valueOf({ Ref: 'T' }, {}, local)).toMatch(table);
  });
});

it('leaves out resources and outputs whose condition does not hold', () => {
  const Condition = 'Never';
  const assembly = assemblyOf({
    S: {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { A: { Type: 'Custom::A', Condition }, B: { Type: 'Custom::B' } },
      Outputs: { A: { Condition, Value: 'x' }, B: { Value: { Ref: 'B' } } },
    },
  });
  expect(assembly.resources.map(({ logicalId }) => logicalId)).toEqual(['B']);
  expect([...assembly.outputs.keys()]).toEqual(['S.B']);
});

it('gives a text for every attribute, also of what is not run or not known', () => {
  const types = [
    ['AWS::SQS::Queue', 'Ref', /^https:\/\/sqs\.eu-north-1\.amazonaws\.com\/000000000000\/S-R-/],
    ['AWS::SNS::Topic', 'Ref', /^arn:aws:sns:eu-north-1:000000000000:S-R-/],
    ['AWS::CloudWatch::Alarm', 'Arn', /^arn:aws:cloudwatch:eu-north-1:000000000000:alarm:S-R-/],
    ['AWS::CloudTrail::Trail', 'Arn', /^arn:aws:cloudtrail:eu-north-1:000000000000:trail\/S-R-/],
    ['AWS::Lambda::LayerVersion', 'Ref', /^arn:aws:lambda:eu-north-1:000000000000:layer:S-R-.*:1$/],
    ['AWS::CloudFront::Distribution', 'DomainName', /^[a-z0-9]{14}\.cloudfront\.net$/],
    ['AWS::S3::Bucket', 'RegionalDomainName', /^s-r-[a-z0-9]+\.s3\.eu-north-1\.amazonaws\.com$/],
    ['AWS::New::Thing', 'Shape', /^S-R-.*\.Shape$/],
    ['Custom::Thing', 'Ref', /^S-R-/],
  ] as const;
  for (const [Type, attribute, expected] of types) {
    const value = attribute === 'Ref' ? { Ref: 'R' } : { 'Fn::GetAtt': ['R', attribute] };
    expect(valueOf(value, { Resources: { R: { Type }, ...xOf(value) } })).toMatch(expected);
  }
});
