import { describe, expect, it } from 'vitest';
import { at, ofType, synthesize } from '../app.ts';

/** Data elsewhere, so that what AWS has in us-east-1 only is really another Region's. */
const app = synthesize({ 'sealform:region': 'eu-central-1' });

const patternOf = (id: string) => {
  const { EventPattern } = at(app.edgeWatch, id).Properties as {
    EventPattern: { detail: { eventName: unknown[]; requestParameters: Record<string, unknown[]> } };
  };
  return EventPattern.detail;
};

interface Output {
  readonly 'Fn::GetStackOutput': { readonly StackName: string; readonly Region: string };
}

describe('the watch in us-east-1', () => {
  it('is told of changes to every role that an installation has for its functions, in whatever Region they are', () => {
    const { roleName = [] } = patternOf('RoleChanged').requestParameters;
    const outputs = (roleName as Output[]).map((each) => each['Fn::GetStackOutput']);
    const count = (stack: string) => outputs.filter(({ StackName }) => StackName === stack).length;
    expect(count('Lakeside-Data')).toBe(ofType([app.data], 'AWS::IAM::Role').length);
    expect(count('Lakeside-Web')).toBe(1);
    expect(new Set(outputs.map(({ Region }) => Region))).toEqual(new Set(['eu-central-1']));
  });

  it('is told who may be a role, and what it may do', () => {
    expect(patternOf('RoleChanged').eventName).toEqual(
      expect.arrayContaining(['UpdateAssumeRolePolicy', 'PutRolePolicy', 'AttachRolePolicy']),
    );
    expect(patternOf('PolicyChanged').eventName).toContain('CreatePolicyVersion');
  });

  it('is told of changes to everything that stands before the site: headers, access to the bucket, firewall', () => {
    const { id = [] } = patternOf('DistributionChanged').requestParameters;
    const outputs = (id as Partial<Output>[]).flatMap((each) => each['Fn::GetStackOutput'] ?? []);
    const types = [
      'Distribution',
      'ResponseHeadersPolicy',
      'OriginRequestPolicy',
      'OriginAccessControl',
    ] as const;
    const front = types.flatMap((type) => ofType([app.web], `AWS::CloudFront::${type}`));
    expect(outputs).toHaveLength(front.length);
    expect(new Set(outputs.map(({ StackName }) => StackName))).toEqual(new Set(['Lakeside-Web']));
    const firewalls = id.filter((each) => JSON.stringify(each).includes('Firewall'));
    expect(firewalls).toHaveLength(1);
    expect(patternOf('DistributionChanged').eventName).toContainEqual({ prefix: 'UpdateWebACL' });
  });

  it('has a topic and a key of its own, since neither reaches across Regions', () => {
    expect(ofType([app.edgeWatch], 'AWS::SNS::Topic')).toHaveLength(1);
    expect(JSON.stringify(at(app.edgeWatch, 'AlarmTopic').Properties['KmsMasterKeyId'])).toContain(
      'Lakeside-Edge:',
    );
  });
});
