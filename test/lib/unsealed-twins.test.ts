import { expect, it } from 'vitest';
import { forms } from '../../branding/forms.ts';
import { isSealed } from '../../core/fields/form.ts';
import { unsealedTwins } from '../../lib/unsealed-twins.ts';

it('a form that is not sealed is named with all that a sealed one asks for too', () => {
  expect(unsealedTwins(forms)).toEqual([
    { form: 'card-on-file', kinds: ['cardNumber', 'cardExpiry', 'cardholderName', 'cvv'] },
  ]);
});

it('none is, if nothing that it asks for is asked for sealed, nor of the forms of the product', () => {
  expect(unsealedTwins(forms.filter(({ name }) => name !== 'payment-card'))).toEqual([]);
  expect(unsealedTwins(forms.filter(isSealed))).toEqual([]);
});
