import { expect, it } from 'vitest';
import { forms as shipped } from '../../forms/index.ts';
import { unsealedTwins } from '../../lib/unsealed-twins.ts';
import { forms } from '../brand/forms.ts';

it('a form that is not sealed is named with all that a sealed one asks for too', () => {
  expect(unsealedTwins(forms)).toEqual([
    { form: 'card-on-file', kinds: ['cardNumber', 'cardExpiry', 'cardholderName', 'cvv'] },
  ]);
});

it('none is, if nothing that it asks for is asked for sealed, nor of the forms of the product', () => {
  expect(unsealedTwins(forms.filter(({ name }) => name !== 'payment-card'))).toEqual([]);
  expect(unsealedTwins(shipped)).toEqual([]);
});
