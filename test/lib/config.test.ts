import { describe, expect, it } from 'vitest';
import { readConfig, type Settings } from '../../lib/config.ts';
import { settings as shipped } from '../../branding/settings.ts';

const least: Settings = {
  customerOrigins: ['https://www.acme.example'],
  alarmAddress: 'security@acme.example',
};

const external = {
  issuerUrl: 'https://login.acme.example/tenant',
  clientId: 'sealform-console',
  mfaClaim: 'amr=mfa',
} satisfies Partial<Settings>;

/** What is not a list of origins. */
const notOrigins = [
  '',
  '*',
  'https://*.acme.example',
  'https://www.acme.example/',
  'https://www.acme.example/shop',
  'http://www.acme.example',
  'https://www.acme.example:99999',
  'https://...',
  'https://-acme.example',
  null,
  'http://localhost.acme.example',
  Array.from({ length: 40 }, (_, n) => `https://shop-${n + 100}.acme.example`),
  "https://www.acme.example; script-src 'unsafe-inline'",
];

describe('the configuration', () => {
  it('needs the pages that show the chat and an address for alarms; the rest is good for an evaluation', () => {
    expect(readConfig(least)).toEqual({
      name: 'Sealform',
      region: 'us-east-1',
      domainName: undefined,
      certificateArn: undefined,
      customerOrigins: ['https://www.acme.example'],
      desktopOrigins: [],
      formRetentionSeconds: {},
      transcriptRetentionDays: 90,
      auditRetentionDays: 730,
      absenceMinutes: 10,
      waitingPerClient: 10,
      alarmAddress: 'security@acme.example',
      threatProtection: false,
      issuerUrl: undefined,
      clientId: undefined,
      audience: undefined,
      mfaClaim: undefined,
      agentClaim: 'groups=agents',
      supervisorClaim: undefined,
      auditorClaim: undefined,
      copyClaim: undefined,
      removalProtection: true,
      accountConcurrency: undefined,
      monthlyBudget: 100,
      originSecret: 1,
      brandKey: 1,
      previousBrandKey: undefined,
    });
  });

  it('as shipped is right', () => {
    expect(() => readConfig(shipped)).not.toThrow();
  });

  it('is overridden on a command line, where everything is text', () => {
    const context = {
      'sealform:name': 'Acme-Chat',
      'sealform:region': 'eu-central-1',
      'sealform:domainName': 'forms.acme.example',
      'sealform:certificateArn': 'arn:aws:acm:us-east-1:123456789012:certificate/1a2b3c4d-0000',
      'sealform:customerOrigins': 'https://www.acme.example,https://shop.acme.example:8443',
      'sealform:desktopOrigins': 'https://desk.acme.example',
      'sealform:formRetentionSeconds': '{"payment-card": 300}',
      'sealform:transcriptRetentionDays': '30',
      'sealform:removalProtection': 'false',
      'sealform:threatProtection': 'true',
      'sealform:accountConcurrency': '1000',
      'sealform:monthlyBudget': '500',
      'sealform:originSecret': '2',
      'sealform:brandKey': '2',
      'sealform:previousBrandKey': 'f'.repeat(64),
    };
    expect(readConfig(least, context)).toMatchObject({
      name: 'Acme-Chat',
      region: 'eu-central-1',
      domainName: 'forms.acme.example',
      certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1a2b3c4d-0000',
      customerOrigins: ['https://www.acme.example', 'https://shop.acme.example:8443'],
      desktopOrigins: ['https://desk.acme.example'],
      formRetentionSeconds: { 'payment-card': 300 },
      transcriptRetentionDays: 30,
      removalProtection: false,
      threatProtection: true,
      accountConcurrency: 1_000,
      monthlyBudget: 500,
      originSecret: 2,
      brandKey: 2,
      previousBrandKey: 'f'.repeat(64),
      alarmAddress: 'security@acme.example',
    });
  });

  it('takes an issuer of the brand in place of the pool', () => {
    const claims = {
      agentClaim: 'roles=chat-agent',
      supervisorClaim: 'roles=chat-lead',
      auditorClaim: 'roles=audit',
    };
    const given = { ...external, ...claims, audience: 'urn:acme:chat' };
    expect(readConfig({ ...least, ...given })).toMatchObject(given);
  });

  it.each<[keyof Settings, unknown]>([
    ['name', '1st'],
    ['name', 'my-amazon-chat'],
    ['name', ''],
    ['region', 'europe'],
    ['region', ''],
    ['domainName', 'https://forms.acme.example'],
    ['domainName', 'forms.acme.example/chat'],
    ['certificateArn', 'arn:aws:acm:eu-central-1:123456789012:certificate/1a2b3c4d'],
    ['customerOrigins', undefined],
    ['customerOrigins', []],
    ...notOrigins.flatMap((value): [keyof Settings, unknown][] => [
      ['customerOrigins', value],
      ['desktopOrigins', value],
    ]),
    ['formRetentionSeconds', '{'],
    ['formRetentionSeconds', { 'payment-card': 59 }],
    ['formRetentionSeconds', { 'payment-card': 60.5 }],
    ['transcriptRetentionDays', '0'],
    ['transcriptRetentionDays', '-1'],
    ['transcriptRetentionDays', '1.5'],
    ['transcriptRetentionDays', 'ninety'],
    ['auditRetentionDays', ''],
    ['auditRetentionDays', true],
    ['auditRetentionDays', 36_501],
    ['alarmAddress', undefined],
    ['alarmAddress', ''],
    ['alarmAddress', 'the security team'],
    ['threatProtection', 'yes'],
    ['issuerUrl', 'http://login.acme.example'],
    ['issuerUrl', 'http://localhost.acme.example'],
    ['issuerUrl', 'https://login.acme.example?tenant=1'],
    ['clientId', ''],
    ['audience', 'two words'],
    ['mfaClaim', 'mfa'],
    ['agentClaim', '=agents'],
    ['supervisorClaim', 'supervisors'],
    ['auditorClaim', 'groups='],
    ['copyClaim', 'copyists'],
    ['copyClaim', 'groups='],
    ['removalProtection', 'no'],
    ['removalProtection', 0],
    ['accountConcurrency', 0],
    ['accountConcurrency', 10],
    ['accountConcurrency', 199],
    ['accountConcurrency', '1e3'],
    ['accountConcurrency', 1_000_001],
    ['monthlyBudget', 0],
    ['monthlyBudget', 99.5],
    ['monthlyBudget', '$100'],
    ['originSecret', 'new'],
    ['brandKey', 0],
    ['previousBrandKey', 'F'.repeat(64)],
    ['previousBrandKey', 'f'.repeat(63)],
  ])('refuses %s = %j with one sentence that names the key', (key, value) => {
    expect(() => readConfig({ ...least, [key]: value })).toThrow(
      new RegExp(`^${key} must [^.]*(\\.[^ ][^.]*)*\\.$`),
    );
  });

  it('takes as many origins as fit into the headers of a page, for each of the two pages', () => {
    const many = Array.from({ length: 30 }, (_, n) => `https://shop-${n + 100}.acme.example`);
    const chosen = { customerOrigins: many, desktopOrigins: many };
    expect(readConfig({ ...least, ...chosen })).toMatchObject(chosen);
  });

  it('refuses an audience where the pool is its own issuer, whose tokens have none', () => {
    expect(() => readConfig({ ...least, audience: 'urn:acme:chat' })).toThrow(/^audience is /);
  });

  it('takes an issuer over http on the own machine only', () => {
    const issuerUrl = 'http://127.0.0.1:4000';
    expect(readConfig({ ...least, ...external, issuerUrl })).toMatchObject({ issuerUrl });
  });

  it('refuses half of what goes together', () => {
    expect(() => readConfig({ ...least, domainName: 'forms.acme.example' })).toThrow(
      'domainName and certificateArn go together: set both or none.',
    );
    expect(() => readConfig({ ...least, issuerUrl: external.issuerUrl })).toThrow(
      'issuerUrl, clientId and mfaClaim go together: set all three or none.',
    );
  });

  it('never holds answers longer than the form tells the visitor', () => {
    expect(() => readConfig({ ...least, formRetentionSeconds: { 'payment-card': 1801 } })).toThrow(
      'formRetentionSeconds must not exceed what the form payment-card says: 1800 seconds.',
    );
    expect(() => readConfig({ ...least, formRetentionSeconds: { 'loyalty-card': 60 } })).toThrow(
      /^formRetentionSeconds names a form that is not published: there are secure-note, /,
    );
  });

  it('refuses a setting that does not exist, so that a slip of the pen does not go unnoticed', () => {
    expect(() => readConfig(least, { 'sealform:auditRetentionDays': '0' })).toThrow(
      /^sealform:auditRetentionDays must be /,
    );
    expect(() => readConfig(least, { 'sealform:retention': '5' })).toThrow(
      /^sealform:retention is not a setting: there are /,
    );
  });

  it('leaves the context of others alone', () => {
    expect(() => readConfig(least, { '@aws-cdk/core:checkSecretUsage': true })).not.toThrow();
  });
});
