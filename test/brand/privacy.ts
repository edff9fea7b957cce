import type { PrivacyPolicy } from '../../core/brand/brand.ts';

export const privacy: PrivacyPolicy = {
  version: 'lakeside 7',
  url: 'https://policy.lakeside.example/chat?from=form&print=1',
  texts: {
    'us-ssn': {
      en: 'One of us sees the number once, to report to the tax authority. It is then destroyed, at the latest after 30 minutes. This chat keeps none of its digits.',
    },
  },
};
