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
 * The forms that agents can send, in the order in which the console lists them: forms of forms/, and your own, each a file
 * in brand/forms/. Visitors are shown no others.
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
