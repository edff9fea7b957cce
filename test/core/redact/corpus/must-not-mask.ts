import type { Random } from './random.ts';
import { numbers } from './other-numbers.ts';

/** Sentences around a number, `{}` being its place: how people write to a shop, a bank, a hotel, a help desk. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  order: [
    'Where is my order {}? It should have come yesterday.', 'order number {}', 'Hi, order #{} arrived damaged :(', '{} is the order',
    'I ordered twice by mistake: {} and {}', 'Meine Bestellnummer ist {}, wann kommt das Paket?', 'Bestellung {} bitte stornieren',
    'Mi número de pedido es el {}.', 'pedido {} ainda não chegou', 'Numéro de commande : {}', "L'ordine {} non è arrivato",
    'Mijn bestelnummer is {}', 'Номер заказа {}', '订单号：{}', '注文番号は{}です', '주문번호 {} 확인해 주세요', 'رقم الطلب {}', 'मेरा ऑर्डर नंबर {} है',
    'Can you check {} please', '{}', 'Re: {}\nStill waiting!', 'Zamówienie nr {}', 'Sipariş numaram {}', 'Beställning {} saknas',
  ],
  tracking: [
    'tracking number {}', 'Tracking: {} says delivered but nothing is here', 'It says {} is in transit since Monday', '{}',
    'Sendungsnummer {} hängt seit Tagen fest', 'Numéro de suivi {}', 'número de seguimiento: {}', 'código de rastreio {}', 'Track & trace {}',
    'Трек-номер {}', '快递单号 {}', '追跡番号 {}', 'USPS says "{}" – not found?', 'the label reads {}', 'Nr przesyłki {}', 'numero di spedizione {}',
  ],
  phone: [
    'call me at {}', 'My number is {}', 'Please ring {} after 5pm', 'You can reach me on {} or {}', 'tel. {}', 'WhatsApp {}', '{}',
    'Rufen Sie mich bitte unter {} an', 'Mon téléphone : {}', 'mi teléfono es {}', 'Il mio cellulare è {}', 'Meu telefone: {}',
    'Мой телефон {}', '我的电话是{}', '電話番号は{}です', '전화번호는 {}입니다', 'رقمي {}', 'मेरा नंबर {} है', 'Bel mij op {}', 'Telefonum {}',
    'I called {} twice, nobody picked up', 'fax {}', 'Is {} still your hotline?', 'old: {}, new: {}',
  ],
  reference: [
    'Invoice {} is wrong', 'invoice no. {} / {}', 'Rechnung {} ist doppelt', 'factura {}', 'Facture n° {} impayée', 'fattura {}', 'Faktura {}',
    'Your ticket {} has been updated', 'case {} is still open', 'booking reference {}', 'ref: {}', 'claim {} was rejected', 'Vorgang {}',
    'RMA {} approved', 'PO {}', 'счёт № {}', '发票号 {}', '{}', 'regarding {}: any news?', 'Reservierung {}', 'numéro de dossier {}',
  ],
  device: [
    'serial {}', 'S/N: {}', 'The sticker says {}', 'Seriennummer: {}', 'número de serie {}', 'numéro de série {}', '{}', 'device {} is offline',
    'the box shows {} and {}', 'シリアル番号 {}', '序列号 {}', 'model {}', 'Серийный номер {}', 'is {} the right part?', 'Product code {}',
  ],
  license: ['My key {} does not activate', 'license key: {}', 'Lizenzschlüssel {}', 'code {} already used', 'clé {}', '{}', 'voucher {} → error'],
  time: [
    'It failed at {}', 'since {} nothing works', 'from {} to {}', '{} ERROR timeout', 'log: {}', 'Termin am {}?', 'le {}', 'am {} um 9 Uhr', '{}',
    'el {} a las 10', 'I was charged on {} and again on {}', 'born {}', 'valid until {}', '{}, {}, {}', 'от {}', '{}に届きました', 'ts={}',
    '[{}] GET /cart 200', 'Check-in {} / check-out {}',
  ],
  money: [
    'I paid {} instead of {}', 'total {}', 'The invoice is over {}', 'Das kostet {}?', 'me cobraron {}', 'le montant est de {}', '{}', 'refund {} please',
    '{} + {} = {}', 'prices: {}, {}, {}, {}', 'subtotal {}\nshipping {}\ntotal {}', 'списали {}', '扣了{}', '{}円でした', 'balance {} → {}',
  ],
  place: [
    'We are at {}', 'GPS: {}', 'my position {}', 'the driver went to {}', 'pin dropped at {}', 'Koordinaten {}', '{}', 'from {} to {}', 'ubicación {}',
    'deliver to {}', 'new address: {}', 'meine Adresse: {}',
  ],
  technical: [
    'I get this: {}', 'running {}', '{}', 'upgraded from {} to {}', 'error near {}', 'request id {}', 'id={}', 'see {}', 'my IP is {}', 'ping {} fails',
    'Fehler: {}', 'session {} expired', 'commit {}', '`{}`', '({})', 'file_{}.pdf', '{}\n{}', 'config: {"id": "{}"}', 'https://example.com/t/{}?a=1',
  ],
  book: ['ISBN {}', 'Do you have {} in stock?', 'EAN {}', '{}', 'barcode {}', 'the code under the bars is {}', 'items {} and {}', '바코드 {}', 'GTIN: {}'],
  identity: [
    'Our VAT number is {}', 'tax number {}', 'USt-IdNr. {}', 'SIRET {}', 'company registration {}', '{}', 'customer number {}', 'account {}',
    'Kundennummer {}', 'my member id: {}', 'numéro client {}', 'user {} cannot log in', 'NIF {}', 'policy {}', 'Steuernummer {}', 'ИНН {}', 'CNPJ {}',
  ],
  quantity: ['{}', 'Hi! {}', '{} Thanks!', 'Question: {}', 'FYI {}', '{} 🙂', 'ok so {}'],
};

/** Sentences that hold ordinary numbers, none of which identifies a card, a person or an account. */
export function mustNotMask(random: Random): { about: string; text: string }[] {
  const items = numbers(random).flatMap(({ about, count, make }) => {
    const [topic = ''] = about.split(':');
    return Array.from({ length: count }, () => {
      const sentence = random.pick(sentences[topic] ?? []);
      return { about, text: sentence.replaceAll('{}', () => make()) };
    });
  });
  return [...new Map(items.map((item) => [item.text, item])).values()];
}
