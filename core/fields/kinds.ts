import { iban } from './bank/iban.ts';
import { ukAccount } from './bank/uk-account.ts';
import { ukSortCode } from './bank/uk-sort-code.ts';
import { usAccount } from './bank/us-account.ts';
import { usRouting } from './bank/us-routing.ts';
import { cardExpiry } from './card/expiry.ts';
import { cardholderName } from './card/holder-name.ts';
import { cardNumber } from './card/number.ts';
import { cvv } from './card/cvv.ts';
import { email } from './contact/email.ts';
import { phone } from './contact/phone.ts';
import { postalAddress } from './contact/postal-address.ts';
import { secureNote } from './contact/secure-note.ts';
import { dateOfBirth } from './identity/date-of-birth.ts';
import { drivingLicence } from './identity/driving-licence.ts';
import { healthMemberId } from './identity/health-member-id.ts';
import { nationalId } from './identity/national-id.ts';
import { passport } from './identity/passport.ts';
import { ssn } from './identity/ssn.ts';
import { challengeAnswer } from './verification/challenge-answer.ts';
import { oneTimeCode } from './verification/one-time-code.ts';
import { pin } from './verification/pin.ts';
import { secretCharacters } from './verification/secret-characters.ts';

/** Everything that a form can ask for. There is no kind for a card's PIN or a password: nobody may ask for them. */
export const kinds = {
  cardNumber,
  cardExpiry,
  cardholderName,
  cvv,
  iban,
  usRouting,
  usAccount,
  ukSortCode,
  ukAccount,
  ssn,
  nationalId,
  passport,
  drivingLicence,
  challengeAnswer,
  secretCharacters,
  pin,
  oneTimeCode,
  healthMemberId,
  dateOfBirth,
  postalAddress,
  email,
  phone,
  secureNote,
} as const;

export type KindName = keyof typeof kinds;
