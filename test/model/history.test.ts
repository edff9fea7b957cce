import { expect } from 'vitest';
import { verifies } from '../promises.ts';
import { firstFailure } from './search.ts';

/** Steps of all histories together. */
const steps = Number(process.env['SEALFORM_MODEL_STEPS'] ?? 100_000);

verifies(
  'P4',
  `in ${steps.toLocaleString('en')} random steps, no history breaks a promise`,
  async () => {
    expect(await firstFailure({ steps })).toBeUndefined();
  },
  600_000,
);
