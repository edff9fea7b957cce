import type { CardBrandName } from '../../../../core/fields/card/brands.ts';

/** Those that are more than their name with a capital letter. */
const written: Partial<Record<CardBrandName, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  jcb: 'JCB',
  rupay: 'RuPay',
  unionpay: 'UnionPay',
};

/** A brand as it writes itself; the same in every language. */
export function brandName(name: CardBrandName): string {
  return written[name] ?? capitalised(name);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
