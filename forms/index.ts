import type { Form } from '../core/fields/form.ts';
import { healthInsuranceForm } from './health-insurance.ts';
import { ibanForm } from './iban.ts';
import { identityCheckForm } from './identity-check.ts';
import { oneTimeCodeForm } from './one-time-code.ts';
import { paymentCardForm } from './payment-card.ts';
import { secureNoteForm } from './secure-note.ts';
import { usBankAccountForm } from './us-bank-account.ts';
import { usSsnForm } from './us-ssn.ts';

/** Every form that the brand publishes: a visitor is never shown another. */
export const forms: readonly Form[] = Object.freeze([
  paymentCardForm,
  usBankAccountForm,
  ibanForm,
  usSsnForm,
  identityCheckForm,
  healthInsuranceForm,
  oneTimeCodeForm,
  secureNoteForm,
]);

/** The published form of this name, which may come from outside. */
export function findForm(name: string): Form | undefined {
  return forms.find((form) => form.name === name);
}
