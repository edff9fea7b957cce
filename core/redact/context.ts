/** What the words near a number say that it is. */
export type Topic = 'card' | 'ssn' | 'other';

/** Words of a text with their places. Numbers, punctuation and masks are no words: masking does not change what is near. */
export interface Words {
  readonly text: readonly string[];
  readonly starts: readonly number[];
}

const wordsBefore = 8;
const wordsAfter = 4;
/** Scripts without spaces have long "words"; of each this many units are read. */
const wordReach = 40;

const word = (...alternatives: string[]) =>
  new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'giu');
const part = (...alternatives: string[]) => new RegExp(alternatives.join('|'), 'giu');

const topics: readonly (readonly [Topic, RegExp])[] = [
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
      'orders?',
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
      'sku',
      'serial',
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
    word('ref', 'reference', 'booking', 'reservation', 'confirmation', 'claim', 'case', 'rma', 'po', 'quote'),
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
      'bestell\\p{L}*',
      'auftrag\\p{L}*',
      'rechnung\\p{L}*',
      'sendung\\p{L}*',
      'paket\\p{L}*',
      'telefon\\p{L}*',
    ),
  ],
  [
    'other',
    word('pedidos?', 'facturas?', 'faturas?', 'seguimiento', 'rastreo', 'teléfono', 'telefone', 'encomenda'),
  ],
  [
    'other',
    word(
      'commandes?',
      'factures?',
      'colis',
      'suivi',
      'téléphone',
      'ordine',
      'fattura',
      'bestelling',
      'factuur',
    ),
  ],
  [
    'other',
    part('订单', '訂單', '快递', '注文', '電話', '电话', '주문', '전화', 'заказ', 'телефон', 'طلب', 'ऑर्डर'),
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

/** Finds the words of a text. A prolonged sound mark between digits is a dash, not a word. */
export function wordsOf(text: string): Words {
  const found = [...text.matchAll(/(?![ーｰ])\p{L}[\p{L}\p{M}]*/gu)];
  return { text: found.map(([match]) => match), starts: found.map(({ index }) => index) };
}

/**
 * What the nearest telling word says about the number at `offset`: of the eight words before it and the four after it. Nearness
 * counts words; before wins over after at the same distance.
 */
export function topicAt(words: Words, offset: number): Topic | undefined {
  const next = firstAtOrAfter(words.starts, offset);
  const before = words.text
    .slice(Math.max(0, next - wordsBefore), next)
    .map((text) => text.slice(-wordReach));
  const after = words.text.slice(next, next + wordsAfter).map((text) => text.slice(0, wordReach));
  const last = nearest(before.join(' '), 'end');
  const first = nearest(after.join(' '), 'start');
  return first && (!last || first.distance < last.distance) ? first.topic : last?.topic;
}

function firstAtOrAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(text: string, side: 'start' | 'end'): { topic: Topic; distance: number } | undefined {
  let best: { topic: Topic; distance: number; length: number } | undefined;
  for (const [topic, pattern] of topics) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const between = side === 'end' ? text.slice(index + match.length) : text.slice(0, index);
      const distance = between.split(' ').length;
      const closer = !best || distance < best.distance;
      if (closer || (distance === best?.distance && match.length > best.length)) {
        best = { topic, distance, length: match.length };
      }
    }
  }
  return best;
}
