import { describe, expect, it } from 'vitest';
import { at, ofType, synthesize } from '../app.ts';

const { edge, edgeWatch } = synthesize({ 'sealform:region': 'eu-central-1' });
const { Properties: firewall } = at(edge, 'Firewall');

interface Rule {
  readonly Name: string;
  readonly Action?: unknown;
  readonly OverrideAction?: unknown;
  readonly Statement: unknown;
  readonly VisibilityConfig: unknown;
}

const rules = firewall['Rules'] as readonly Rule[];

describe('the firewall', () => {
  it('stands before CloudFront, lets everybody in, and refuses by rules that come from AWS and by rate', () => {
    expect(firewall).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(rules.map(({ Name }) => Name)).toEqual([
      'AddressRate',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
  });

  it('blocks, and does not only count', () => {
    const [rate, ...groups] = rules;
    expect(rate).toMatchObject({
      Action: { Block: {} },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 2_000, EvaluationWindowSec: 300 } },
    });
    for (const { OverrideAction } of groups) expect(OverrideAction).toEqual({ None: {} });
  });

  it('keeps no sample of a request, and no log that would name its address', () => {
    for (const visibility of [firewall['VisibilityConfig'], ...rules.map((rule) => rule.VisibilityConfig)]) {
      expect(visibility).toMatchObject({ SampledRequestsEnabled: false, CloudWatchMetricsEnabled: true });
    }
    expect(ofType([edge, edgeWatch], 'AWS::WAFv2::LoggingConfiguration')).toEqual([]);
  });

  it('would hide tokens, cookies and queries from a log that somebody turns on', () => {
    expect(firewall['DataProtectionConfig']).toEqual({
      DataProtections: [
        {
          Action: 'SUBSTITUTION',
          Field: {
            FieldType: 'SINGLE_HEADER',
            FieldKeys: ['sec-websocket-protocol', 'authorization', 'cookie'],
          },
        },
        { Action: 'SUBSTITUTION', Field: { FieldType: 'QUERY_STRING' } },
      ],
    });
  });

  it('has metrics under the name of its installation', () => {
    const other = synthesize({ 'sealform:name': 'Acme-Chat' });
    expect(firewall['VisibilityConfig']).toMatchObject({ MetricName: 'Lakeside-Firewall' });
    expect(at(other.edge, 'Firewall').Properties['VisibilityConfig']).toMatchObject({
      MetricName: 'Acme-Chat-Firewall',
    });
  });
});

describe('the access log of the distribution', () => {
  const { Properties: delivery } = at(edgeWatch, 'AccessLogs/Delivery');

  it.each([
    'c-ip',
    'c-port',
    'x-forwarded-for',
    'cs-uri-query',
    'cs(Cookie)',
    'cs(Referer)',
    'cs(User-Agent)',
    'c-country',
    'asn',
  ])('has no %s', (field) => {
    expect(delivery['RecordFields']).not.toContain(field);
  });

  it('says what was asked for and how it ended', () => {
    expect(delivery['RecordFields']).toEqual(
      expect.arrayContaining(['date', 'time', 'x-edge-request-id', 'cs-method', 'cs-uri-stem', 'sc-status']),
    );
  });

  it('is encrypted under the key in its own Region, and kept for a year', () => {
    expect(JSON.stringify(at(edgeWatch, 'AccessLogs/Logs').Properties['KmsKeyId'])).toContain(
      'OperationsKey',
    );
    expect(at(edgeWatch, 'AccessLogs/Logs').Properties['RetentionInDays']).toBe(365);
    const policy = JSON.stringify(at(edge, 'OperationsKey').Properties['KeyPolicy']);
    expect(policy).toContain(':logs:us-east-1:');
  });

  it('can be written by the delivering service for this account only, before the delivery is there', () => {
    const [policy] = ofType([edgeWatch], 'AWS::Logs::ResourcePolicy');
    const document = JSON.stringify(policy?.Properties['PolicyDocument']);
    expect(document).toContain('delivery.logs.amazonaws.com');
    expect(document).toContain('aws:SourceAccount');
    const [id] =
      Object.entries(edgeWatch.resources).find(([, { Type }]) => /ResourcePolicy/.test(Type)) ?? [];
    expect(at(edgeWatch, 'AccessLogs/Delivery').DependsOn).toContain(id);
  });
});
