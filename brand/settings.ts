import type { Settings } from '../lib/config.ts';

/** The installation: lib/config.ts describes every setting. */
export const settings: Settings = {
  // One in the account, not one in each Region.
  name: 'Sealform',
  region: 'us-east-1',
  // The pages that show the chat. This one is the shop of `npm start`: a synthesis warns until it is changed.
  customerOrigins: ['http://localhost:8080'],
  // Nobody reads this one: a synthesis warns until it is changed.
  alarmAddress: 'alarms@example.com',
};
