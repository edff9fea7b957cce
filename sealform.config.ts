import type { Settings } from './lib/config.ts';

/** What this brand chooses: the one file to edit before a deployment. lib/config.ts describes every setting. */
export const settings: Settings = {
  name: 'Sealform',
  region: 'us-east-1',
  // The pages that show the chat. This one is the shop of `npm start`.
  allowedOrigins: ['http://localhost:8080'],
  // Nobody reads this one: a synthesis warns until it is changed.
  alarmAddress: 'alarms@example.com',
};
