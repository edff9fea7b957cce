import type { KindName } from '../../../../core/fields/kinds.ts';

/** American Express prints 4, 6 and 5 digits; other cards and IBANs (ISO 13616) groups of four. */
const amex = /^(3[47]\d{2})(\d{6})(\d{5})$/;

/** An answer as it is printed where people read it off: a canonical one has no spaces. */
export function printed(kind: KindName | undefined, canonical: string): string {
  if (kind === 'cardNumber' && amex.test(canonical)) return canonical.replace(amex, '$1 $2 $3');
  if (kind === 'cardNumber' || kind === 'iban') return canonical.replaceAll(/(.{4})(?=.)/g, '$1 ');
  return canonical;
}
