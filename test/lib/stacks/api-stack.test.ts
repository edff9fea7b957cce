import { describe, expect, it } from 'vitest';
import { requests } from '../../../core/protocol/requests.ts';
import * as env from '../../../lambdas/adapters/env.ts';
import { settings } from '../../../branding/settings.ts';
import { defaultLimit, routeLimits } from '../../../lib/constructs/route-limits.ts';
import { services } from '../../../lib/constructs/service-role.ts';
import { at, ofType, synthesize } from '../app.ts';
import { Names } from '../policies.ts';
import { functionBehind, routeNamed } from '../routes.ts';

const app = synthesize();
const names = new Names(app);

const path = (service: string): string => service.charAt(0).toUpperCase() + service.slice(1);
const routes = ofType([app.api], 'AWS::ApiGatewayV2::Route');
const routeOf = (key: string) => routeNamed(app, key);
const functionOf = (key: string) => functionBehind(app, names, key);

const environmentOf = (service: string): Record<string, unknown> => {
  const { Environment } = at(app.api, `${path(service)}/Function`).Properties as {
    Environment: { Variables: Record<string, unknown> };
  };
  return Environment.Variables;
};

describe('the routes', () => {
  it('are one for every request of the protocol, and three of API Gateway', () => {
    expect(routes.map(({ Properties }) => Properties['RouteKey'])).toEqual([
      '$connect',
      '$disconnect',
      ...Object.keys(requests),
      '$default',
    ]);
  });

  it('lead answers to collect, reveals to reveal, ends of them to confirm, overseers to oversee, keys to enrol, and everything else to conversation', () => {
    const overseen = ['listConversations', 'observe', 'readAudit'];
    const confirmed = ['confirmViewed', 'discardForm'];
    const others = ['$default', ...Object.keys(requests)].filter(
      (type) => !['submitForm', 'relayAnswer', 'reveal', 'enrol', ...confirmed, ...overseen].includes(type),
    );
    expect(['submitForm', 'relayAnswer'].map(functionOf)).toEqual(['Collect', 'Collect']);
    expect(functionOf('reveal')).toBe('Reveal');
    expect(confirmed.map(functionOf)).toEqual(['Confirm', 'Confirm']);
    expect(functionOf('enrol')).toBe('Enrol');
    expect(new Set(overseen.map(functionOf))).toEqual(new Set(['Oversee']));
    expect(new Set(others.map(functionOf))).toEqual(new Set(['Conversation']));
    expect(['$connect', '$disconnect'].map(functionOf)).toEqual(['Connection', 'Connection']);
  });

  it.each(['$default', ...Object.keys(requests)])(
    '%s answers its caller, and may call its function',
    (key) => {
      const route = `Sockets/Api/${key}-Route`;
      expect(routeOf(key).Properties['RouteResponseSelectionExpression']).toBe('$default');
      expect(at(app.api, `${route}/Response`).Type).toBe('AWS::ApiGatewayV2::RouteResponse');
      const permission = at(app.api, `${route}/${functionOf(key)}-Permission`).Properties;
      expect(names.of(permission['SourceArn'])).toMatch(
        new RegExp(`:Sockets/Api/\\*${key.replace('$', '\\$')}$`),
      );
    },
  );

  it('$connect asks the authorizer, who reads the one header that a browser can set', () => {
    const { AuthorizationType, AuthorizerId } = routeOf('$connect').Properties;
    expect(AuthorizationType).toBe('CUSTOM');
    expect(at(app.api, names.of(AuthorizerId)).Properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      IdentitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
  });

  it('are chosen by the type in the message', () => {
    expect(at(app.api, 'Sockets/Api').Properties['RouteSelectionExpression']).toBe('$request.body.type');
  });
});

describe('the stage', () => {
  const stage = at(app.api, 'Sockets/Stage').Properties;

  it('traces no data and logs no execution', () => {
    expect(stage['DefaultRouteSettings']).toEqual({
      DetailedMetricsEnabled: false,
      ThrottlingBurstLimit: 500,
      ThrottlingRateLimit: 1000,
    });
  });

  it('has narrower limits for what opens sockets, asks for answers, takes them and gives them out', () => {
    const settings = stage['RouteSettings'] as Record<string, Record<string, unknown>>;
    expect(Object.keys(settings).sort()).toEqual(Object.keys(routeLimits).sort());
    for (const [route, { rateLimit, burstLimit }] of Object.entries(routeLimits)) {
      expect(settings[route], route).toEqual({
        DataTraceEnabled: false,
        DetailedMetricsEnabled: false,
        LoggingLevel: 'OFF',
        ThrottlingBurstLimit: burstLimit,
        ThrottlingRateLimit: rateLimit,
      });
      expect(rateLimit).toBeLessThan(defaultLimit.rateLimit);
    }
  });

  it('is not created before the routes that it has settings for, which API Gateway would refuse', () => {
    const { DependsOn } = at(app.api, 'Sockets/Stage');
    const before = DependsOn?.map((id) => names.of({ Ref: id }));
    for (const route of Object.keys(routeLimits)) expect(before).toContain(`Sockets/Api/${route}-Route`);
  });

  it('logs who connected and how it went, and no address, header, query string or message', () => {
    const { Format, DestinationArn } = stage['AccessLogSettings'] as {
      Format: string;
      DestinationArn: unknown;
    };
    const variables = [...Format.matchAll(/\$context\.([\w.]+)/g)].map(([, name]) => name);
    expect(variables.sort()).toEqual([
      'authorizer.status',
      'connectionId',
      'eventType',
      'integrationLatency',
      'integrationStatus',
      'requestId',
      'requestTimeEpoch',
      'routeKey',
      'status',
    ]);
    expect(names.of(DestinationArn)).toBe('Sockets/AccessLogs');
  });

  it('is served under the path that a distribution can forward', () => {
    expect(stage['StageName']).toBe('ws');
  });

  it('is not created before API Gateway may write logs', () => {
    const { DependsOn } = at(app.api, 'Sockets/Stage');
    expect(DependsOn?.map((id) => names.of({ Ref: id }))).toContain('Sockets/GatewayLogsRole/Account');
  });
});

describe('the logs', () => {
  it('are one encrypted group for each function, and one for the stage, kept for a year', () => {
    const groups = ofType([app.api], 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(services.length + 1);
    for (const { Properties, DeletionPolicy } of groups) {
      expect(names.of(Properties['KmsKeyId'])).toBe('OperationsKey');
      expect(Properties['RetentionInDays']).toBe(365);
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  it.each(services)('of %s go to its own group', (service) => {
    const { LoggingConfig } = at(app.api, `${path(service)}/Function`).Properties;
    expect(names.in(LoggingConfig)).toEqual({ LogGroup: `${path(service)}/Logs` });
  });
});

describe('the functions', () => {
  const schemas = {
    authorize: env.AuthorizeEnv,
    connection: env.ConnectionEnv,
    conversation: env.ConversationEnv,
    collect: env.CollectEnv,
    reveal: env.RevealEnv,
    confirm: env.ConfirmEnv,
    oversee: env.OverseeEnv,
    enrol: env.EnrolEnv,
    publish: env.PublishEnv,
    sweep: env.SweepEnv,
  };

  it.each(services)('%s gets every variable that it reads, and none besides', (service) => {
    expect(Object.keys(environmentOf(service)).sort()).toEqual(Object.keys(schemas[service].shape).sort());
  });

  it.each(services)(
    '%s is told the tables, keys and addresses that the names of its variables promise',
    (service) => {
      const told = names.in(environmentOf(service)) as Record<string, unknown>;
      const promised = {
        ISSUER_URL: 'Agents',
        REQUIRED_CLAIMS: JSON.stringify([
          { anyOf: ['token_use'], value: 'access' },
          { anyOf: ['scope'], value: 'sealform/agent' },
        ]),
        ROLE_CLAIMS: JSON.stringify({
          agent: { anyOf: ['cognito:groups'], value: 'agents' },
          supervisor: { anyOf: ['cognito:groups'], value: 'supervisors' },
          auditor: { anyOf: ['cognito:groups'], value: 'auditors' },
        }),
        ORIGIN_SECRET: '{{resolve:secretsmanager:OriginSecret1:SecretString:::}}',
        WAITING_PER_CLIENT: '1000',
        ABSENCE_MINUTES: '12',
        CONNECTIONS_TABLE_NAME: 'Connections',
        CONVERSATIONS_TABLE_NAME: 'Conversations',
        TRANSCRIPT_TABLE_NAME: 'Transcript',
        TRANSCRIPT_RETENTION_DAYS: '90',
        VAULT_TABLE_NAME: 'Vault',
        AUDIT_TABLE_NAME: 'Audit',
        AUDIT_RETENTION_DAYS: '730',
        WRAPPING_KEY_ARN: 'WrappingKey',
        SIGNING_KEY_ARN: 'SigningKey1',
        BRAND_KEY: 'Publish/BrandKey/Default',
        BRAND_KEY_FINGERPRINTS: 'Publish/BrandKey/Default',
        METRICS_NAMESPACE: 'Sealform/Lakeside',
        FORM_RETENTION_SECONDS: '{}',
        SOCKETS_URL: `https://Sockets/Api.execute-api.${settings.region}.AWS::URLSuffix/ws`,
      };
      expect(promised).toMatchObject(told);
    },
  );

  it('conversation trusts the key that signs and, while it is rotated, the one before', () => {
    const previousBrandKey = 'ab'.repeat(32);
    const { api } = synthesize({}, { previousBrandKey });
    const { Environment } = at(api, 'Conversation/Function').Properties as {
      Environment: { Variables: Record<string, unknown> };
    };
    const both = new Names({ ...app, api }).in(Environment.Variables['BRAND_KEY_FINGERPRINTS']);
    expect(both).toBe(`Publish/BrandKey/Default,${previousBrandKey}`);
  });

  it.each(services)('%s ends after 10 seconds, sweep within its minute, on Node 24 and Arm', (service) => {
    expect(at(app.api, `${path(service)}/Function`).Properties).toMatchObject({
      Timeout: path(service).endsWith('Sweep') ? 50 : 10,
      MemorySize: 512,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
    });
  });

  it('are the only ones: no helper of the CDK runs under a role of its own', () => {
    expect(ofType([app.api], 'AWS::Lambda::Function')).toHaveLength(services.length);
  });
});

describe('reserved concurrency', () => {
  const reserved = (accountConcurrency?: number) => {
    const { api } = synthesize({}, accountConcurrency === undefined ? {} : { accountConcurrency });
    return Object.fromEntries(
      services
        .map((service) => [service, at(api, `${path(service)}/Function`).Properties] as const)
        .filter(([, properties]) => 'ReservedConcurrentExecutions' in properties)
        .map(([service, properties]) => [service, Number(properties['ReservedConcurrentExecutions'])]),
    );
  };

  it('is not asked for by default, since Lambda would refuse it in a new account', () => {
    expect(reserved()).toEqual({});
  });

  it('keeps instances for what reveals and destroys, and caps messages', () => {
    expect(reserved(1_000)).toEqual({ conversation: 450, reveal: 90, confirm: 90, sweep: 2 });
  });
});

describe("the brand key's fingerprint", () => {
  it('is put out by the deployment, as the function publish found it, and goes with the key that it is of', () => {
    const { Value } = Object.values(app.api.template.findOutputs('BrandKeyFingerprint'))[0] as {
      Value: { 'Fn::GetAtt': [string, string] };
    };
    const { Properties, Type } = at(app.api, 'Publish/BrandKey/Default');
    expect(names.of(Value)).toBe('Publish/BrandKey/Default');
    expect(Value['Fn::GetAtt'][1]).toBe('Fingerprint');
    expect([Type, names.in(Properties)]).toEqual([
      'Custom::BrandKey',
      { ServiceToken: 'Publish/Function', ServiceTimeout: '300', KeyArn: 'SigningKey1' },
    ]);
  });

  it('is of another key with another number, which no export holds back', () => {
    const next = synthesize({ 'sealform:brandKey': '2' });
    const nextNames = new Names(next);
    const { KeyArn } = at(next.api, 'Publish/BrandKey/Default').Properties;
    expect(nextNames.of(KeyArn)).toBe('SigningKey2');
    const { SIGNING_KEY_ARN } = (
      at(next.api, 'Enrol/Function').Properties['Environment'] as { Variables: Record<string, unknown> }
    ).Variables;
    expect(nextNames.of(SIGNING_KEY_ARN)).toBe('SigningKey2');
    const outputs = Object.values(next.data.template.findOutputs('*')) as {
      Export?: object;
      Value: unknown;
    }[];
    const ofKey = outputs.filter(({ Value }) => nextNames.of(Value) === 'SigningKey2');
    expect(ofKey.length).toBeGreaterThan(0);
    expect(ofKey.filter((output) => output.Export !== undefined)).toEqual([]);
  });

  it('is of the key that enrol is told', () => {
    const { BRAND_KEY } = environmentOf('enrol') as { BRAND_KEY: { 'Fn::GetAtt': [string, string] } };
    expect(BRAND_KEY['Fn::GetAtt'][1]).toBe('PublicKey');
  });
});

describe('the sweep', () => {
  it('runs every minute, and an event that is older than a minute is dropped for the next', () => {
    const limits = { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 };
    const [rule, ...others] = ofType([app.api], 'AWS::Events::Rule');
    expect(others).toEqual([]);
    expect(rule?.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [{ RetryPolicy: limits }],
    });
    expect(ofType([app.api], 'AWS::Lambda::EventInvokeConfig')[0]?.Properties).toMatchObject(limits);
  });

  it('leaves a dead letter when it failed, and when it could not be started', () => {
    const [rule] = ofType([app.api], 'AWS::Events::Rule');
    const [target] = names.in(rule?.Properties['Targets']) as Record<string, unknown>[];
    expect(target?.['DeadLetterConfig']).toEqual({ Arn: 'SweepDeadLetters' });
    const config = ofType(app.all, 'AWS::Lambda::EventInvokeConfig');
    expect(config.map(({ Properties }) => names.in(Properties['DestinationConfig']))).toEqual([
      { OnFailure: { Destination: 'SweepDeadLetters' } },
    ]);
  });
});
