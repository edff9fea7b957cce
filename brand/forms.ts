import type { FormTemplate } from '../core/brand/form-template.ts';
import { healthInsuranceForm } from '../forms/health-insurance.ts';
import { ibanForm } from '../forms/iban.ts';
import { identityCheckForm } from '../forms/identity-check.ts';
import { oneTimeCodeForm } from '../forms/one-time-code.ts';
import { paymentCardForm } from '../forms/payment-card.ts';
import { secureNoteForm } from '../forms/secure-note.ts';
import { usBankAccountForm } from '../forms/us-bank-account.ts';
import { usSsnForm } from '../forms/us-ssn.ts';

/**
 * What agents can send, in the order in which the console lists it: forms of forms/, and own ones, each a file in
 * brand/forms/. A visitor is never shown another.
 */
export const published: readonly FormTemplate[] = [
  paymentCardForm,
  usBankAccountForm,
  ibanForm,
  usSsnForm,
  identityCheckForm,
  healthInsuranceForm,
  oneTimeCodeForm,
  secureNoteForm,
];
