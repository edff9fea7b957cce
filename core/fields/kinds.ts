import { iban, ibanPresentation } from './bank/iban.ts';
import { ukAccount, ukAccountPresentation } from './bank/uk-account.ts';
import { ukSortCode, ukSortCodePresentation } from './bank/uk-sort-code.ts';
import { usAccount, usAccountPresentation } from './bank/us-account.ts';
import { usRouting, usRoutingPresentation } from './bank/us-routing.ts';
import { cardExpiry, cardExpiryPresentation } from './card/expiry.ts';
import { cardholderName, cardholderNamePresentation } from './card/holder-name.ts';
import { cardNumber, cardNumberPresentation } from './card/number.ts';
import { cvv, cvvPresentation } from './card/cvv.ts';
import { email, emailPresentation } from './contact/email.ts';
import { phone, phonePresentation } from './contact/phone.ts';
import { postalAddress, postalAddressPresentation } from './contact/postal-address.ts';
import { secureNote, secureNotePresentation } from './contact/secure-note.ts';
import { choice, choicePresentation } from './general/choice.ts';
import { date, datePresentation } from './general/date.ts';
import { number, numberPresentation } from './general/number.ts';
import { shortText, shortTextPresentation } from './general/short-text.ts';
import { yesNo, yesNoPresentation } from './general/yes-no.ts';
import { dateOfBirth, dateOfBirthPresentation } from './identity/date-of-birth.ts';
import { drivingLicence, drivingLicencePresentation } from './identity/driving-licence.ts';
import { healthMemberId, healthMemberIdPresentation } from './identity/health-member-id.ts';
import { nationalId, nationalIdPresentation } from './identity/national-id.ts';
import { passport, passportPresentation } from './identity/passport.ts';
import { ssn, ssnPresentation } from './identity/ssn.ts';
import type { PresentationOf } from './presentation.ts';
import { challengeAnswer, challengeAnswerPresentation } from './verification/challenge-answer.ts';
import { oneTimeCode, oneTimeCodePresentation } from './verification/one-time-code.ts';
import { pin, pinPresentation } from './verification/pin.ts';
import { secretCharacters, secretCharactersPresentation } from './verification/secret-characters.ts';

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
  choice,
  yesNo,
  number,
  date,
  shortText,
} as const;

export type KindName = keyof typeof kinds;

/** What a form may set on a field of a kind. */
export type OptionsOf<Name extends KindName> = Parameters<(typeof kinds)[Name]['expected']>[0];

/** The other half of each kind, by its name. */
export const presentations: { readonly [Name in KindName]: PresentationOf<(typeof kinds)[Name]> } = {
  cardNumber: cardNumberPresentation,
  cardExpiry: cardExpiryPresentation,
  cardholderName: cardholderNamePresentation,
  cvv: cvvPresentation,
  iban: ibanPresentation,
  usRouting: usRoutingPresentation,
  usAccount: usAccountPresentation,
  ukSortCode: ukSortCodePresentation,
  ukAccount: ukAccountPresentation,
  ssn: ssnPresentation,
  nationalId: nationalIdPresentation,
  passport: passportPresentation,
  drivingLicence: drivingLicencePresentation,
  challengeAnswer: challengeAnswerPresentation,
  secretCharacters: secretCharactersPresentation,
  pin: pinPresentation,
  oneTimeCode: oneTimeCodePresentation,
  healthMemberId: healthMemberIdPresentation,
  dateOfBirth: dateOfBirthPresentation,
  postalAddress: postalAddressPresentation,
  email: emailPresentation,
  phone: phonePresentation,
  secureNote: secureNotePresentation,
  choice: choicePresentation,
  yesNo: yesNoPresentation,
  number: numberPresentation,
  date: datePresentation,
  shortText: shortTextPresentation,
};
