import { describe, expect, it } from 'vitest';
import { ibanForm } from '../../published.ts';
import { paymentCardForm } from '../../published.ts';
import { shortened } from '../../../lambdas/adapters/form-retention.ts';

describe('how long answers are held', () => {
  it('is what the form says, where the brand chose nothing', () => {
    expect(shortened('{}')(paymentCardForm)).toBe(1800);
  });

  it('is what the brand chose for that form, and for no other', () => {
    const retention = shortened('{"payment-card":300}');
    expect(retention(paymentCardForm)).toBe(300);
    expect(retention(ibanForm)).toBe(ibanForm.retentionSeconds);
  });

  it('is never more than the form tells the visitor, whatever the variable says', () => {
    expect(shortened('{"payment-card":86400}')(paymentCardForm)).toBe(1800);
  });
});
