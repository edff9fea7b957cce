/** What the words near a number say that it is. */
export type Topic = 'card' | 'ssn' | 'other';

/** Alternatives that stand as words. */
const word = (...alternatives: string[]) =>
  new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'giu');
/** Alternatives in scripts without spaces, or that inflect. */
const part = (...alternatives: string[]) => new RegExp(alternatives.join('|'), 'giu');

/** Words that tell, in the languages that people chat in. Of words that are equally near the longest match counts. */
export const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'ssn',
    word(
      'ssns?',
      's s n',
      'ss',
      'social(?: (?:sec(?:urity)?|insurance)(?: \\p{L}{2,6})?| number| no)?',
      'soc sec',
    ),
  ],
  [
    'ssn',
    word(
      '(?:seguro|seguridad|segurança) social',
      'sécurité sociale',
      'sozialversicherung\\p{L}*',
      'taxpayer id',
    ),
  ],
  ['ssn', part('社会保障', '社会安全', 'ソーシャルセキュリティ', '사회보장')],
  [
    'other',
    word('social (?:media|networks?|distancing)', '(?:gift|loyalty|sim|library|rewards?|membership) cards?'),
  ],
  [
    'other',
    word(
      'order\\p{L}*',
      'track(?:ing)?',
      'parcels?',
      'shipments?',
      'packages?',
      'invoices?',
      'tickets?',
      'receipts?',
    ),
  ],
  [
    'other',
    word('phones?', 'tel', 'telephone', 'mobile', 'cell', 'call', 'fax', 'whatsapp', 'text me', 'ext'),
  ],
  [
    'other',
    word(
      'parts?',
      'pn',
      's n',
      'p n',
      'sku',
      'models?',
      'items?',
      'products?',
      'batch',
      'lot',
      'imei',
      'isbn',
      'ean',
    ),
  ],
  [
    'other',
    word(
      'ref',
      'reference',
      'booking',
      'reservation',
      'confirmation',
      'claim',
      'case',
      'rma',
      'po',
      'quote',
      'devices?',
    ),
  ],
  [
    'other',
    word(
      'accounts?',
      'acct',
      'customer',
      'routing',
      'aba',
      'zip',
      'ein',
      'itin',
      'policy',
      'permit',
      'version',
    ),
  ],
  [
    'other',
    word(
      'bestel\\p{L}*',
      'auftrag\\p{L}*',
      'rechnung\\p{L}*',
      'sendung\\p{L}*',
      'paket\\p{L}*',
      'telefon\\p{L}*',
      'handy',
    ),
  ],
  [
    'other',
    word(
      'seri[ae]\\p{L}*',
      'séries?',
      'fa[ck]tuu?r\\p{L}*',
      'faturas?',
      'fattur[ae]',
      'pedidos?',
      'encomenda',
    ),
  ],
  [
    'other',
    word(
      'seguimiento',
      'rastreio',
      'rastreo',
      'teléfono',
      'móvil',
      'celular',
      'téléphone',
      'commandes?',
      'colis',
      'suivi',
    ),
  ],
  [
    'other',
    word(
      'ordin[ei]',
      'spedizione',
      'cellulare',
      'beställ\\p{L}*',
      'zamówien\\p{L}*',
      'przesył\\p{L}*',
      'sipariş\\p{L}*',
      'kargo',
    ),
  ],
  [
    'other',
    part(
      '订单',
      '訂單',
      '单号',
      '发票',
      '序列号',
      '注文',
      '追跡',
      'シリアル',
      '電話',
      '电话',
      '手机',
      '주문',
      '송장',
      '전화',
    ),
  ],
  [
    'other',
    part('заказ', 'трек', 'посылк', 'серийн', 'телефон', 'сч[её]т', 'طلب', 'هاتف', 'تتبع', 'ऑर्डर', 'फ़ोन'),
  ],
  [
    'card',
    word(
      'cards?',
      'credit',
      'debit',
      'visa',
      'master ?card',
      'maestro',
      'amex',
      'american express',
      'pan',
      'cc',
    ),
  ],
  [
    'card',
    word('\\p{L}*karten?(?:nummer)?', 'tarjetas?', 'cartes?', 'carta', 'cartão', 'cartões', 'kaart', 'kort'),
  ],
  [
    'card',
    part('карт[аыеу]', '卡号', '卡號', '信用卡', 'カード', '카드', 'بطاقة', 'कार्ड', 'unionpay', 'mir card'),
  ],
];
