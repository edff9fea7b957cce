import { findForm } from '../branding/forms.ts';
import type { Form } from '../core/fields/form.ts';

/** Forms of the product, and one of the brand's own, as the brand in test/brand publishes them. */
export const paymentCardForm = published('payment-card');
export const ibanForm = published('iban');
export const usBankAccountForm = published('us-bank-account');
export const cardOnFileForm = published('card-on-file');

function published(name: string): Form {
  const form = findForm(name);
  if (form === undefined) throw new Error(`test/brand publishes no form ${name}`);
  return form;
}
