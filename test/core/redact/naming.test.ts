import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';

const masks = (text: string) => redact(text).text;

/** Words that people write before a number, by what they make of it. */
const said = {
  ssn: [
    ...['SSN', 'ssns', 'S.S.N.', 'SS#', 'social', 'Social Security', 'social sec', 'social security number'],
    ...['Social Insurance No', 'social number', 'soc sec', 'taxpayer ID'],
    ...[
      'seguro social',
      'seguridad social',
      'segurança social',
      'sécurité sociale',
      'Sozialversicherungsnummer',
    ],
    ...['社会保障番号', '社会安全号码', 'ソーシャルセキュリティ番号', '사회보장번호'],
  ],
  card: [
    ...['card', 'cards', 'credit', 'debit', 'Visa', 'Mastercard', 'master card', 'Maestro', 'Amex'],
    ...['American Express', 'PAN', 'cc', 'UnionPay', 'mir card'],
    ...['Kreditkarte', 'Kartennummer', 'Karten', 'tarjeta', 'tarjetas', 'carte', 'cartes', 'carta', 'cartão'],
    ...[
      'cartões',
      'kaart',
      'kort',
      'карта',
      'карты',
      'карте',
      'карту',
      '卡号',
      '卡號',
      '信用卡',
      'カード',
      '카드',
    ],
    ...['بطاقة', 'कार्ड'],
  ],
  other: [
    ...['social media', 'social network', 'social networks', 'social distancing'],
    ...[
      'gift card',
      'loyalty cards',
      'SIM card',
      'library card',
      'reward card',
      'rewards card',
      'membership card',
    ],
    ...[
      'order',
      'ordered',
      'track',
      'tracking',
      'parcel',
      'parcels',
      'shipment',
      'shipments',
      'package',
      'packages',
    ],
    ...[
      'invoice',
      'invoices',
      'ticket',
      'tickets',
      'receipt',
      'receipts',
      'phone',
      'phones',
      'tel.',
      'telephone',
    ],
    ...[
      'mobile',
      'cell',
      'call',
      'fax',
      'WhatsApp',
      'text me',
      'ext.',
      'part',
      'parts',
      'PN',
      's/n',
      'p/n',
      'SKU',
    ],
    ...['model', 'models', 'product', 'products', 'batch', 'lot', 'IMEI', 'ISBN', 'EAN', 'ref'],
    ...['reference', 'booking', 'reservation', 'confirmation', 'claim', 'case', 'RMA', 'PO', 'quote'],
    ...['routing', 'ABA', 'ZIP', 'EIN', 'ITIN'],
    ...['version', 'Bestellung', 'Bestellnummer', 'Auftragsnummer', 'Rechnung', 'Sendungsnummer', 'Paket'],
    ...['Telefon', 'Telefonnummer', 'Handy', 'Seriennummer', 'serial', 'serie', 'série', 'séries', 'factura'],
    ...['facture', 'faktuur', 'fatura', 'faturas', 'fattura', 'fatture', 'pedido', 'pedidos', 'encomenda'],
    ...[
      'seguimiento',
      'rastreio',
      'rastreo',
      'teléfono',
      'móvil',
      'celular',
      'téléphone',
      'commande',
      'commandes',
    ],
    ...[
      'colis',
      'suivi',
      'ordine',
      'ordini',
      'spedizione',
      'cellulare',
      'beställning',
      'zamówienie',
      'przesyłka',
    ],
    ...[
      'sipariş',
      'siparişim',
      'kargo',
      '订单',
      '訂單',
      '单号',
      '发票',
      '序列号',
      '注文',
      '追跡',
      'シリアル',
      '電話',
    ],
    ...[
      '电话',
      '手机',
      '주문',
      '송장',
      '전화',
      'заказ',
      'трекинг',
      'посылка',
      'серийный',
      'телефон',
      'счет',
      'счёт',
    ],
    ...['طلب', 'هاتف', 'تتبع', 'ऑर्डर', 'फ़ोन'],
  ],
};

describe('a number without a form of its own', () => {
  test.each(said.ssn)('is an SSN where it is called one: %s', (word) => {
    expect(masks(`${word} 123456789`)).toBe(`${word} •••-••-••••`);
    expect(masks(`Hello, ${word}: 123456789.`)).toBe(`Hello, ${word}: •••-••-••••.`);
  });

  test.each(said.card)('is a card’s, mistyped, where it is called one: %s', (word) => {
    expect(masks(`${word} 4242424242424241`)).toBe(`${word} •••• 4241`);
  });
});

test.each(said.other)('a number like an SSN is left alone where it is called something else: %s', (word) => {
  const text = `${word} 123-45-6789`;
  expect(masks(text)).toBe(text);
});

describe('words that tell', () => {
  test.each(['class', 'assn', 'discard', 'Panama', 'account', 'vaccine', 'precedent'])(
    'are whole words, which "%s" is not',
    (word) => {
      for (const number of ['123456789', '4242424242424241']) {
        expect(masks(`${word} ${number}`)).toBe(`${word} ${number}`);
      }
    },
  );

  test('are looked for among the eight words before a number and the four behind it', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'so').join(' ');
    expect(masks(`ssn ${words(7)} 123456789`)).toContain('•••-••-••••');
    expect(masks(`ssn ${words(8)} 123456789`)).toContain('123456789');
    expect(masks(`123456789 ${words(3)} ssn`)).toContain('•••-••-••••');
    expect(masks(`123456789 ${words(4)} ssn`)).toContain('123456789');
  });

  test('count by their nearness, and those before a number where two are equally near', () => {
    expect(masks('order or ssn 123456789')).toContain('•••-••-••••');
    expect(masks('ssn or order 123456789')).toContain('123456789');
    expect(masks('ssn 123456789 order')).toContain('•••-••-••••');
    expect(masks('order 123456789 ssn')).toContain('123456789');
    expect(masks('order of 123456789 ssn')).toContain('•••-••-••••');
    expect(masks('123456789 ssn, not order')).toContain('•••-••-••••');
    expect(masks('123456789 order, not ssn')).toContain('123456789');
  });

  test('stand in scripts without spaces within forty characters', () => {
    const far = (count: number) => '的'.repeat(count);
    expect(masks(`社会保障${far(36)}123456789`)).toContain('•••-••-••••');
    expect(masks(`社会保障${far(37)}123456789`)).toContain('123456789');
    expect(masks(`123456789${far(36)}社会保障`)).toContain('•••-••-••••');
    expect(masks(`123456789${far(37)}社会保障`)).toContain('123456789');
  });

  test('tell of each number by itself', () => {
    expect(
      masks(
        'order 123456789, and the number that I was once given by them, my ssn, is 987654321 or 123456788',
      ),
    ).toBe(
      'order 123456789, and the number that I was once given by them, my ssn, is 987654321 or •••-••-••••',
    );
  });
});
