import type { FormTemplate } from '../core/brand/form-template.ts';
import { healthInsuranceForm } from './health-insurance.ts';
import { ibanForm } from './iban.ts';
import { identityCheckForm } from './identity-check.ts';
import { oneTimeCodeForm } from './one-time-code.ts';
import { paymentCardForm } from './payment-card.ts';
import { secureNoteForm } from './secure-note.ts';
import { usBankAccountForm } from './us-bank-account.ts';
import { usSsnForm } from './us-ssn.ts';

/** Every form of the product, for a brand to choose from. */
export const library: readonly FormTemplate[] = [
  paymentCardForm,
  usBankAccountForm,
  ibanForm,
  usSsnForm,
  identityCheckForm,
  healthInsuranceForm,
  oneTimeCodeForm,
  secureNoteForm,
];
