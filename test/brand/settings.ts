import type { Settings } from '../../lib/config.ts';

/** Every value is another than the product comes with: a test that holds only for those fails. */
export const settings: Settings = {
  name: 'Lakeside',
  region: 'eu-north-1',
  customerOrigins: ['http://localhost:8077'],
  // Browser tests show the agent's frame on the same page.
  desktopOrigins: ['http://localhost:8077'],
  absenceMinutes: 12,
  // Tests are many visitors at one address.
  waitingPerClient: 1_000,
  alarmAddress: 'watch@lakeside.example',
};
