import { expect, test } from 'vitest';
import { findForm, forms } from '../../branding/forms.ts';

test('only a published form is found, by exactly its name', () => {
  for (const form of forms) expect(findForm(form.name)).toBe(form);
  for (const name of ['', 'Payment-card', 'payment-card ', 'length', '0', 'constructor', '__proto__']) {
    expect(findForm(name)).toBeUndefined();
  }
});
