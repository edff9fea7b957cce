import type { Settings } from '../../lib/config.ts';

const domain = {
  domainName: 'forms.acme.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1a2b3c4d-0000-0000-0000-000000000000',
};

const external = {
  issuerUrl: 'https://login.acme.example/tenant',
  clientId: 'sealform-console',
  mfaClaim: 'amr=mfa',
};

/** Every way in which an installation can differ from the one that is shipped. */
export const configurations: Readonly<Record<string, Partial<Settings>>> = {
  'as shipped': {},
  'in another Region': { region: 'eu-central-1' },
  'with a domain': domain,
  'with a domain in another Region': { ...domain, region: 'ap-northeast-1' },
  'with an issuer of the brand': external,
  'with an issuer, a domain and another Region': { ...external, ...domain, region: 'eu-west-1' },
  'for a trial': { removalProtection: false },
  'with threat protection': { threatProtection: true },
  'with reserved concurrency': { accountConcurrency: 1_000 },
  'with shorter retention': { formRetentionSeconds: { 'payment-card': 300 } },
  'under another name': { name: 'Acme-Staging' },
  'with a second origin secret': { originSecret: 2 },
  'with a second key of the brand': { brandKey: 2, previousBrandKey: 'f'.repeat(64) },
};
