import { rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const digits = (digit: string) => digit.repeat(64);

/** Every setting that there is, each with another value than the product comes with. */
export const otherSettings = {
  name: 'Harbour-2',
  region: 'ap-southeast-2',
  domainName: 'chat.harbour.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0f0f0f0f-1111-2222-3333-444444444444',
  customerOrigins: ['https://www.harbour.example', 'https://shop.harbour.example:8443'],
  desktopOrigins: ['https://desk.harbour.example'],
  formRetentionSeconds: { iban: 120 },
  transcriptRetentionDays: 31,
  absenceMinutes: 20,
  waitingPerClient: 25,
  auditRetentionDays: 2190,
  alarmAddress: 'soc@harbour.example',
  threatProtection: true,
  issuerUrl: 'https://login.harbour.example/realms/staff',
  clientId: 'chat-console',
  audience: 'https://chat.harbour.example',
  mfaClaim: 'amr=mfa',
  agentClaim: 'roles=agent',
  supervisorClaim: 'roles=lead',
  auditorClaim: 'roles=auditor',
  copyClaim: 'roles=copyist',
  removalProtection: false,
  accountConcurrency: 3_000,
  monthlyBudget: 2_500,
  originSecret: 3,
  brandKey: 2,
  previousBrandKey: digits('a'),
};

const french = {
  title: 'Carte de fidélité',
  purpose: 'Pour retrouver votre compte de fidélité, comme vous l’avez demandé.',
  fields: { email: { label: 'Adresse e-mail', why: 'Votre compte est enregistré sous cette adresse.' } },
};
const arabic = {
  title: 'بطاقة الولاء',
  purpose: 'للعثور على حساب الولاء الخاص بك كما طلبت.',
  fields: { email: { label: 'البريد الإلكتروني', why: 'حسابك مسجّل بهذا العنوان.' } },
};

const ownForm = {
  name: 'loyalty-card',
  version: 1,
  title: 'Loyalty card',
  purpose: 'To find your loyalty account, as you asked.',
  privacy: {
    fr: 'Une personne voit cette adresse une seule fois. Elle est détruite au plus tard après 10 minutes.',
    ar: 'يرى الموظف هذا العنوان مرة واحدة ثم يُحذف خلال 10 دقائق على الأكثر.',
  },
  retentionSeconds: 600,
  openWithinSeconds: 300,
  submitWithinSeconds: 300,
  fields: { email: { kind: 'email', label: 'E-mail address', why: 'Your account is kept under it.' } },
  words: { fr: french, ar: arabic },
};

const typed = (name: string, type: string, from: string, value: object) =>
  `import type { ${type} } from '${from}';\n\nexport const ${name}: ${type} = ${JSON.stringify(value, null, 2)};\n`;

const template = 'core/brand/form-template.ts';

const files: Readonly<Record<string, string>> = {
  'settings.ts': typed('settings', 'Settings', '../lib/config.ts', otherSettings),
  'identity.ts': `export const displayName = ${JSON.stringify(`"L'Éstuaire" & <Fils> \${x} {{y}} مرفأ 🚢`)};
export const languages = ['fr', 'ar'] as const;
`,
  'forms.ts': `import type { FormTemplate } from '../${template}';
import { ibanForm } from '../forms/iban.ts';
import { loyaltyCard } from './forms/loyalty-card.ts';

export const published: readonly FormTemplate[] = [loyaltyCard, ibanForm];
`,
  'forms/loyalty-card.ts': typed('loyaltyCard', 'FormTemplate', `../../${template}`, ownForm),
  'privacy.ts': typed('privacy', 'PrivacyPolicy', '../core/brand/brand.ts', {
    version: 'v12',
    url: 'https://www.harbour.example/vie-privee',
    texts: {
      iban: { fr: 'Une personne voit votre IBAN une fois. Il est détruit au plus tard après une heure.' },
    },
  }),
  'canned-replies.ts': `export const cannedReplies = [{ name: 'bonjour', text: 'Bonjour !' }];\n`,
  'coach-topics.ts': `import { askWith, name, type Topic } from '../core/brand/topic.ts';

export const topics: readonly Topic[] = askWith('loyalty-card', name('carte de fidélité'));
`,
};

/**
 * Puts another valid brand in the place of an app's: every value is another, one form of the product's is published, and
 * one of the brand's own in its two languages, of which English is none.
 */
export function changeBrand(app: string): void {
  const brand = join(app, 'brand');
  rmSync(brand, { recursive: true, force: true });
  mkdirSync(join(brand, 'forms'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(brand, name), text);
}
