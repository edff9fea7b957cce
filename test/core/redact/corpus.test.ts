import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';
import { verifies } from '../../promises.ts';
import { toLeave, toMask } from './corpus/read.ts';

describe('redaction over the corpora', () => {
  test('the corpora are as large as promised, and without doubles', () => {
    expect(new Set(toMask.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
    expect(new Set(toLeave.map(({ text }) => text)).size).toBeGreaterThanOrEqual(3000);
  });

  verifies('P12', 'every card number, SSN and IBAN is masked, and nothing around it is touched', () => {
    const wrong = toMask.filter(({ text, masked, asked }) => redact(text, asked).text !== masked);
    expect(wrong).toEqual([]);
  });

  verifies('P12', 'at most one in a hundred other messages is masked', () => {
    const masked = toLeave.filter(({ text }) => redact(text).kinds.length > 0);
    expect(masked.length / toLeave.length).toBeLessThanOrEqual(0.01);
  });
});
