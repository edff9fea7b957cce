import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { IssuerUnreachable } from '../../../lambdas/adapters/handshake/issuer-keys.ts';
import { billOfChats, billOfForms, total } from '../../../bench/cost/bill.ts';
import { recorded } from '../../../bench/cost/record.ts';
import { messagePrice } from '../../../lib/constructs/watch/spend.ts';
import { install } from '../../../lib/installation.ts';
import { settings } from '../../../branding/settings.ts';
import { at, ofType, type Resource, synthesize } from '../app.ts';
import { Names } from '../policies.ts';

const app = synthesize();
const externalIssuer = {
  'sealform:issuerUrl': 'https://login.acme.example',
  'sealform:clientId': 'console',
  'sealform:mfaClaim': 'amr=mfa',
};
const names = new Names(app);
const watched = [app.watch, app.edgeWatch];
const runbook = readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8');

/** The runbook's entries: heading, and the text under it. */
const entries = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.split('\n', 1)[0] ?? '', part.split(/^## /m)[0] ?? '']),
);

const alarms = ofType(watched, 'AWS::CloudWatch::Alarm');
const rules = ofType(watched, 'AWS::Events::Rule');
const alarmNames = alarms.map(({ Properties }) => String(Properties['AlarmName']));

/** The entry that a text refers to with its link. */
function entryOf({ Properties }: Resource, text: 'AlarmDescription' | 'Description'): string {
  const [, anchor] = / See docs\/runbook\.md#([a-z]+)$/.exec(String(Properties[text])) ?? [];
  const heading = [...entries.keys()].find((each) => each.toLowerCase() === anchor);
  if (heading === undefined) throw new Error(`The runbook has no entry ${anchor ?? 'for this text'}`);
  return heading;
}

const detailOf = (id: string, stack = app.watch) => {
  const { EventPattern } = at(stack, id).Properties as { EventPattern: { detail: Record<string, unknown> } };
  return names.in(EventPattern.detail) as Record<string, unknown>;
};

describe('an alarm', () => {
  it('has a name of its own, which begins with the installation', () => {
    expect(new Set(alarmNames).size).toBe(alarmNames.length);
    for (const name of alarmNames) expect(name).toMatch(/^Lakeside-[A-Z][A-Za-z]+$/);
  });

  it.each(alarms.map((alarm) => [String(alarm.Properties['AlarmName']), alarm] as const))(
    '%s says one sentence, has an entry in the runbook, and tells the topic of its beginning and its end',
    (name, alarm) => {
      expect(`Lakeside-${entryOf(alarm, 'AlarmDescription')}`).toBe(name);
      expect(String(alarm.Properties['AlarmDescription'])).toMatch(/^[A-Z][^.]*\. See /);
      expect(names.in(alarm.Properties['AlarmActions'])).toEqual(['AlarmTopic']);
      expect(alarm.Properties['OKActions']).toEqual(alarm.Properties['AlarmActions']);
    },
  );

  it('is there for everything that nobody would notice otherwise', () => {
    expect(alarmNames.map((name) => name.replace('Lakeside-', '')).toSorted()).toEqual([
      'AnswersNotOpened',
      ...['DeadLettersOfEdgeRules', 'DeadLettersOfRules', 'DeadLettersOfSweep', 'FailedRequests'],
      ...['FunctionErrors', 'FunctionThrottles', 'IssuerUnreachable', 'LongWait', 'ManyWaiting'],
      'MessagesOverBudget',
      ...['MoreDecryptsThanReveals', 'RefusedHandshakes', 'RefusedRequests', 'RefusedReveals'],
      ...['RowsPastTheirTime', 'SweepSilent', 'TrailSilent'],
    ]);
  });

  it('takes silence for an alarm where something has to be heard every minute', () => {
    const silent = alarms.filter(({ Properties }) => Properties['TreatMissingData'] === 'breaching');
    expect(silent.map((alarm) => entryOf(alarm, 'AlarmDescription'))).toEqual(['SweepSilent', 'TrailSilent']);
  });
});

describe('an alarm on functions', () => {
  const metricsOf = (id: string) => names.in(at(app.watch, id).Properties['Metrics']);

  it('does not count what the authorizer refuses, which Lambda takes for an error', () => {
    const errors = JSON.stringify(metricsOf('FunctionErrors'));
    expect(errors).toContain('Reveal/Function');
    expect(errors).not.toContain('Authorize/Function');
    expect(JSON.stringify(metricsOf('FunctionThrottles'))).toContain('Authorize/Function');
  });

  it('looks at ten metrics at most, as CloudWatch allows', () => {
    for (const { Properties } of alarms) {
      const metrics = (Properties['Metrics'] ?? []) as { MetricStat?: unknown }[];
      expect(metrics.filter(({ MetricStat }) => MetricStat !== undefined).length).toBeLessThanOrEqual(10);
    }
  });

  it('tells of an issuer that cannot be reached, by the name of the error', () => {
    expect(metricsOf('IssuerUnreachable')).toMatchObject([
      {
        MetricStat: {
          Metric: {
            MetricName: 'HandshakeRefused',
            Dimensions: [
              { Name: 'reason', Value: new IssuerUnreachable().name },
              { Name: 'service', Value: 'authorize' },
            ],
          },
        },
      },
    ]);
  });

  it('that compares an hour with the one before looks at both', () => {
    expect(at(app.watch, 'MoreDecryptsThanReveals').Properties).toMatchObject({
      EvaluationPeriods: 2,
      DatapointsToAlarm: 1,
    });
  });
});

describe('an alarm on what is refused', () => {
  it('counts refusals of every code, by functions and by API Gateway', () => {
    const { Metrics } = at(app.watch, 'RefusedRequests').Properties as {
      Metrics: { MetricStat?: { Metric: { MetricName: string; Dimensions: { Name: string }[] } } }[];
    };
    const stats = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
    const named = stats.map(({ MetricName, Dimensions }) =>
      [MetricName, ...Dimensions.map(({ Name }) => Name)].join(' '),
    );
    expect(new Set(named)).toEqual(new Set(['ClientError ApiId Stage', 'Refused service']));
  });
});

describe('the spend', () => {
  const bought = (monthlyBudget: number) => synthesize({}, { monthlyBudget });

  it('of the account is told by mail when it is over the budget, and when AWS expects that; no name hinders another address', () => {
    const { Type, Properties } = at(bought(450).edgeWatch, 'MonthlyBudget');
    expect(Type).toBe('AWS::Budgets::Budget');
    expect(Properties).toEqual({
      Budget: {
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: 450, Unit: 'USD' },
      },
      NotificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].map((NotificationType) => ({
        Notification: {
          NotificationType,
          ComparisonOperator: 'GREATER_THAN',
          Threshold: 100,
          ThresholdType: 'PERCENTAGE',
        },
        Subscribers: [{ SubscriptionType: 'EMAIL', Address: settings.alarmAddress }],
      })),
    });
    expect([...entries.keys()]).toContain('MonthlyBudget');
  });

  it('of messages is told when an hour takes what the budget has for a day', () => {
    const alarm = at(bought(450).watch, 'MessagesOverBudget').Properties;
    expect(alarm).toMatchObject({
      Metrics: [{ MetricStat: { Metric: { MetricName: 'MessageCount' }, Period: 3_600, Stat: 'Sum' } }],
      Threshold: 3_000_000,
    });
  });

  it('has a price for a message that is not below what one costs by docs/cost.md', () => {
    for (const bill of [billOfForms, billOfChats]) {
      const lines = bill(recorded());
      const messages = lines.find(({ what }) => what.startsWith('API Gateway: messages'))?.quantity ?? 0;
      expect(messages).toBeGreaterThan(0);
      expect(total(lines) / messages).toBeLessThanOrEqual(messagePrice);
    }
  });
});

describe('the runbook', () => {
  it.each([...entries].filter(([heading]) => !/^(An agent joins|Who did what)$/.test(heading)))(
    '%s says what it is, how to find out, and what to do',
    (_, text) => {
      for (const part of ['Description', 'Investigation', 'Resolution'])
        expect(text).toContain(`**${part}.**`);
    },
  );
});

describe('a rule', () => {
  it.each(rules.map((rule) => [entryOf(rule, 'Description'), rule] as const))(
    '%s sees read events, tells the topic, tries for a day, and has dead letters',
    (_, { Properties }) => {
      expect(Properties['State']).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
      const [target] = names.in(Properties['Targets']) as Record<string, unknown>[];
      expect(target).toMatchObject({
        Arn: 'AlarmTopic',
        DeadLetterConfig: { Arn: 'RuleDeadLetters' },
        RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
      });
    },
  );

  it.each(rules.map((rule) => [entryOf(rule, 'Description'), rule] as const))(
    '%s fits into the 2,048 characters of an event pattern',
    (_, { Properties }) => {
      // Names as long as they can be, in place of what they refer to.
      const longest = JSON.stringify(Properties['EventPattern'], (_key, value: unknown) =>
        isReference(value) ? 'x'.repeat(lengthOf(value)) : value,
      );
      expect(longest.length).toBeLessThanOrEqual(2_048);
    },
  );

  it('WrappingKeyUsed knows the two functions by role and session, and tells of everybody else', () => {
    const { userIdentity, $or, eventName } = detailOf('WrappingKeyUsed');
    const sessions = ['CollectRole/Collect/Function', 'RevealRole/Reveal/Function'].map(
      (session) => `arn:AWS::Partition:sts::AWS::AccountId:assumed-role/${session}`,
    );
    expect(userIdentity).toEqual({
      $or: [{ arn: [{ 'anything-but': sessions }] }, { arn: [{ exists: false }] }],
    });
    expect(eventName).toEqual(
      ['Decrypt', 'Encrypt', 'GenerateDataKey', 'ReEncrypt'].map((prefix) => ({ prefix })),
    );
    expect($or).toContainEqual({ resources: { ARN: ['WrappingKey'] } });
  });

  it('SigningKeyUsed knows enrol by role and session, and tells of every signature by anybody else', () => {
    const { userIdentity, $or, eventName } = detailOf('SigningKeyUsed');
    const session = 'arn:AWS::Partition:sts::AWS::AccountId:assumed-role/EnrolRole/Enrol/Function';
    expect(userIdentity).toEqual({
      $or: [{ arn: [{ 'anything-but': [session] }] }, { arn: [{ exists: false }] }],
    });
    expect(eventName).toEqual([{ prefix: 'Sign' }]);
    expect($or).toContainEqual({ resources: { ARN: ['SigningKey1'] } });
  });

  it('KeyChanged and EdgeKeyChanged know all keys', () => {
    const [{ resources }] = detailOf('KeyChanged')['$or'] as [{ resources: { ARN: string[] } }];
    const [edge] = detailOf('EdgeKeyChanged', app.edgeWatch)['$or'] as [{ resources: { ARN: string[] } }];
    const keys = ofType(app.all, 'AWS::KMS::Key');
    expect(resources.ARN).toEqual(['WrappingKey', 'SigningKey1', 'TablesKey', 'OperationsKey']);
    expect([...resources.ARN, ...edge.resources.ARN]).toHaveLength(keys.length);
  });

  it('FunctionChanged knows all functions, that which writes the pages too, and RolePassed their roles', () => {
    const parameters = (id: string) => detailOf(id)['requestParameters'] as Record<string, unknown[]>;
    const functions = parameters('FunctionChanged')['functionName']?.map(
      (each) => (each as { suffix: string }).suffix,
    );
    expect(functions).toContain('Reveal/Function');
    expect(functions).toHaveLength(ofType([app.api, app.web], 'AWS::Lambda::Function').length);
    expect(parameters('RolePassed')['functionName']).toEqual([{ 'anything-but': functions }]);
    const roles = parameters('RolePassed')['role']?.map((each) => (each as { suffix: string }).suffix);
    expect(roles).toContain('SiteDeployment/Role');
    expect(roles).toHaveLength(ofType([app.data, app.web], 'AWS::IAM::Role').length);
  });

  it('PoolChanged knows the pool, and is there only with one of our own', () => {
    expect(detailOf('PoolChanged')['requestParameters']).toEqual({ userPoolId: ['Agents'] });
    const { watch } = synthesize(externalIssuer);
    expect(() => at(watch, 'PoolChanged')).toThrow('has no PoolChanged');
  });

  it.each([
    ['WatchChanged', app.watch],
    ['EdgeWatchChanged', app.edgeWatch],
  ] as const)('%s knows alarms, rules and groups of logs by their name, and the topic', (id, stack) => {
    const { $or, eventName } = detailOf(id, stack) as { $or: unknown[]; eventName: unknown[] };
    for (const each of ['name', 'rule', 'alarmName', 'alarmNames', 'logGroupName'])
      expect($or).toContainEqual({ requestParameters: { [each]: [{ prefix: 'Lakeside-' }] } });
    for (const each of ['topicArn', 'subscriptionArn'])
      expect($or).toContainEqual({ requestParameters: { [each]: [{ prefix: 'AlarmTopic' }] } });
    expect(eventName).toEqual(expect.arrayContaining(['DisableRule', 'DeleteAlarms', 'Unsubscribe']));
  });

  it('SiteWritten leaves out the deployment, and nobody else', () => {
    const { userIdentity, requestParameters } = detailOf('SiteWritten');
    expect(requestParameters).toEqual({ bucketName: ['Site'] });
    expect(userIdentity).toEqual({
      sessionContext: {
        sessionIssuer: {
          $or: [{ arn: [{ 'anything-but': ['SiteDeployment/Role'] }] }, { arn: [{ exists: false }] }],
        },
      },
    });
  });
});

describe('the trail', () => {
  it('records every Region, reads too, writes of pages, and reads of its own files, whose change shows', () => {
    expect(at(app.watch, 'Trail/Trail').Properties).toMatchObject({
      IsLogging: true,
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      IncludeGlobalServiceEvents: true,
      EventSelectors: [
        { ReadWriteType: 'All', IncludeManagementEvents: true },
        {
          ReadWriteType: 'WriteOnly',
          IncludeManagementEvents: false,
          DataResources: [{ Type: 'AWS::S3::Object' }],
        },
        {
          ReadWriteType: 'ReadOnly',
          IncludeManagementEvents: false,
          DataResources: [{ Type: 'AWS::S3::Object' }],
        },
      ],
    });
  });

  it('keeps its files for as long as audit records, and when its stack goes', () => {
    const bucket = at(app.watch, 'Trail/Files');
    expect(bucket.DeletionPolicy).toBe('Retain');
    const { LifecycleConfiguration } = bucket.Properties as {
      LifecycleConfiguration: { Rules: { ExpirationInDays: number }[] };
    };
    expect(LifecycleConfiguration.Rules[0]?.ExpirationInDays).toBe(730);
  });
});

describe('the address of alarms', () => {
  const warnings = (alarmAddress: string) => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const { watch } = install(app, { ...settings, alarmAddress });
    return Annotations.fromStack(watch).findWarning('*', Match.stringLikeRegexp('sealform:alarmAddress'));
  };

  it.each(['a@example.com', 'a@shop.example.org', 'a@shop.example'])(
    'is warned of if nobody reads it: %s',
    (to) => {
      expect(warnings(to)).toHaveLength(1);
    },
  );

  it('is taken as it is if somebody may read it', () => {
    expect(warnings('alarms@acme.io')).toEqual([]);
  });
});

function isReference(value: unknown): value is Record<string, unknown> {
  const [key, ...others] = Object.keys(typeof value === 'object' && value !== null ? value : {});
  return others.length === 0 && (key === 'Ref' || (key?.startsWith('Fn::') ?? false));
}

/** An ARN has up to 110 characters here, a name 64, and what is joined of both its parts. */
function lengthOf(value: Record<string, unknown>): number {
  const [, parts] = (value['Fn::Join'] ?? []) as [unknown, unknown[]?];
  if (parts === undefined) return JSON.stringify(value).includes('Arn') ? 110 : 64;
  return parts.reduce<number>(
    (sum, part) => sum + (typeof part === 'string' ? part.length : lengthOf(part as Record<string, unknown>)),
    0,
  );
}
