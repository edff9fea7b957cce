/**
 * Whether the last digit is the check digit of those before it (ISO/IEC 7812-1, Annex B: modulus 10, "double-add-double").
 * False for the empty string and for anything but the digits 0 to 9. All zeros pass: a caller decides what may begin a number.
 */
export function luhn(digits: string): boolean {
  if (!/^[0-9]+$/.test(digits)) return false;
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const weighted = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
