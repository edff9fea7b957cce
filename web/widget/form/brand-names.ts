import type { CardBrandName } from '../../../core/fields/card-brands.ts';

/** As the brands write themselves; the same in every language. */
export const brandNames: Record<CardBrandName, string> = {
  amex: 'American Express',
  dankort: 'Dankort',
  diners: 'Diners Club',
  discover: 'Discover',
  elo: 'Elo',
  hipercard: 'Hipercard',
  jcb: 'JCB',
  maestro: 'Maestro',
  mastercard: 'Mastercard',
  mir: 'Mir',
  rupay: 'RuPay',
  troy: 'Troy',
  unionpay: 'UnionPay',
  verve: 'Verve',
  visa: 'Visa',
};
