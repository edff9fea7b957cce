import type { Settings } from '../../lib/config.ts';

/** Every value is another than the product comes with: a test that holds only for those fails. */
export const settings: Settings = {
  name: 'Lakeside',
  region: 'eu-north-1',
  allowedOrigins: ['http://localhost:8077'],
  alarmAddress: 'watch@lakeside.example',
};
