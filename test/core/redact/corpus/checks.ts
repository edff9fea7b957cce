/** Check digits as their standards define them, written apart from the code under test. */

/** Appends the check digit of ISO/IEC 7812-1. */
export function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted % 10) + Math.floor(weighted / 10);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** Appends the check digit of GS1 numbers (EAN, UPC, SSCC, USPS IMpb): weights 3 and 1 from the right. */
export function withGs1(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** An IBAN with the right check digits for this country and account (ISO 13616). */
export function withMod97(country: string, account: string): string {
  const digits = (account + country + '00').replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return country + String(98n - (BigInt(digits) % 97n)).padStart(2, '0') + account;
}
