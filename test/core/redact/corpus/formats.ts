import { withGs1, withLuhn } from './checks.ts';
import type { Random } from './random.ts';

/** A format of numbers that are no secret, as one shop, carrier, operator or machine writes them. */
export interface Format {
  readonly name: string;
  readonly make: () => string;
  /** What it is called: English, Spanish, German, French, Japanese and Arabic. */
  readonly called: readonly string[];
  /** Whether it has the form of an SSN, or of a card number in two groups, so that only its name tells it apart. */
  readonly isAlike?: true;
}

const order = ['order', 'order number', 'pedido', 'número de pedido', 'Bestellnummer', 'Bestellung', 'commande', 'numéro de commande', '注文番号', 'رقم الطلب'];
const tracking = ['tracking number', 'tracking', 'número de seguimiento', 'Sendungsnummer', 'numéro de suivi', '追跡番号', 'رقم التتبع'];
const article = ['EAN', 'barcode', 'código de barras', 'Artikelnummer', 'code-barres', '商品番号', 'باركود'];
const book = ['ISBN'];
const serial = ['serial number', 'S/N', 'número de serie', 'Seriennummer', 'numéro de série', 'シリアル番号', 'الرقم التسلسلي'];
const gift = ['gift card', 'gift card number', 'tarjeta regalo', 'Geschenkkarte', 'carte cadeau', 'ギフトカード', 'بطاقة هدية'];
const loyalty = ['loyalty card', 'membership card number', 'tarjeta de fidelidad', 'Kundenkarte', 'carte de fidélité', 'ポイントカード', 'بطاقة الولاء'];
const sim = ['SIM card', 'ICCID', 'tarjeta SIM', 'SIM-Karte', 'carte SIM', 'SIMカード', 'شريحة الاتصال'];
const invoice = ['invoice', 'invoice no.', 'factura', 'Rechnungsnummer', 'facture', '請求書番号', 'رقم الفاتورة'];
const meter = ['meter number', 'meter', 'número de contador', 'Zählernummer', 'numéro de compteur', 'メーター番号', 'رقم العداد'];
const phone = ['phone', 'call', 'teléfono', 'Telefon', 'téléphone', '電話番号', 'هاتف'];
const reference = ['reference', 'ref.', 'referencia', 'Referenz', 'référence', '参照番号', 'مرجع'];
const customer = ['customer number', 'customer ID', 'número de cliente', 'Kundennummer', 'numéro client', 'お客様番号', 'رقم العميل'];
const booking = ['booking', 'reserva', 'Buchungsnummer', 'réservation', '予約番号', 'رقم الحجز'];
const place = ['GPS', 'coordinates'];
const price = ['order total', 'invoice', 'factura', 'Rechnung', 'facture', '請求', 'فاتورة'];
const technical = ['reference', 'session', 'commit', 'version', 'transaction', 'serial', 'hash'];

export function formats({ fill, pick, int }: Random): Format[] {
  const of = (name: string, called: readonly string[], ...patterns: string[]): Format => ({ name, called, make: () => fill(pick(patterns)) });
  const made = (name: string, called: readonly string[], make: () => string): Format => ({ name, called, make });
  const two = (least: number, most: number) => String(int(least, most)).padStart(2, '0');
  const fours = (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1 ');
  return [
    of('Amazon order 3-7-7', order, '30#-#######-#######'),
    of('Amazon order, any region', order, '1##-#######-#######', '4##-#######-#######', '70#-#######-#######'),
    of('AliExpress order, 16 digits', order, '8###############'),
    of('order, any 16 digits', order, '@###############'),
    of('eBay order 2-5-5', order, '##-#####-#####'),
    of('order, 8 digits, two listed', order, '########, ########'),
    { ...of('order, 8 digits, two with a space', order, '@####### @#######'), isAlike: true },
    of('order, 10 digits', order, '45########'),
    of('order, 14 digits', order, '@#############'),
    of('order, 18 digits', order, '@#################'),
    { ...of('order 3-2-4', order, '@##-##-####'), isAlike: true },
    of('FedEx, 12 digits', tracking, '############'),
    of('FedEx, 15 digits', tracking, '@##############'),
    of('FedEx, 20 digits', tracking, '612#################'),
    of('FedEx in fours', tracking, '#### #### ####'),
    of('UPS 1Z', tracking, '1Z??????############', '1Z5###############'),
    made('USPS, 22 digits', tracking, () => withGs1(fill(`${pick(['9400', '9205', '9361'])}#################`))),
    made('USPS, in fours', tracking, () => fours(withGs1(fill(`${pick(['9400', '9205', '9361'])}#################`)))),
    of('DHL, 10 digits', tracking, '##########', '@### #### ##'),
    made('DHL, 20 digits', tracking, () => withGs1(fill('003404340##########'))),
    of('Hermes, 14 digits', tracking, '##############'),
    of('S10', tracking, '^^#########DE'),
    made('EAN-13 of Germany', article, () => withGs1(fill('40##########'))),
    made('EAN-13', article, () => withGs1(fill('@###########'))),
    made('UPC-A', article, () => withGs1(fill('###########'))),
    made('GTIN-14', article, () => withGs1(fill('1############'))),
    made('ISBN-13', book, () => withGs1(fill(`97${pick(['8', '9'])}#########`))),
    made('ISBN-13 with dashes', book, () => withGs1(fill('9783########')).replace(/^(...)(.)(....)(.....)/, '$1-$2-$3-$4-')),
    of('ISBN-10', book, '#########X', '@-####-####-#'),
    made('IMEI', ['IMEI'], () => withLuhn(fill(`${pick(['35', '86', '01', '99'])}############`))),
    made('IMEI with dashes', ['IMEI'], () => withLuhn(fill('35############')).replace(/^(..)(.{6})(.{6})/, '$1-$2-$3-')),
    made('ICCID, 19 digits', sim, () => withLuhn(fill(`89${pick(['49', '44', '01', '33'])}##############`))),
    made('ICCID in fours', sim, () => fours(withLuhn(fill('8981###############')))),
    of('gift card, 16 digits', gift, '6006############', '7777############'),
    of('gift card in fours', gift, '6036 #### #### ####'),
    of('gift card, 19 digits', gift, '6050###############'),
    made('loyalty card, 16 digits', loyalty, () => withLuhn(fill('634004#########'))),
    made('loyalty card, 13 digits', loyalty, () => withGs1(fill('29##########'))),
    made('Nectar, 19 digits', loyalty, () => withLuhn(fill('98263000##########'))),
    of('invoice with dashes', invoice, '2025-#####-###', 'RE-2025-######'),
    of('invoice, 12 digits', invoice, '2025########'),
    of('meter, 13 to 16 digits', meter, '1EMH00########', '#############', '1###############'),
    of('meter in groups', meter, '@ ### ## ######'),
    of('serial, 12 digits', serial, '@###########'),
    of('serial with dashes', serial, '####-####-####', '@####-#####-#####'),
    of('US phone', phone, '(@##) @##-####', '+1 @## @## ####', '@##-@##-####'),
    of('phones of Europe', phone, '+49 30 @######', '+33 6 ## ## ## ##', '+44 7### ######', '0171/@######'),
    of('two phones', phone, '0171 @######, 0172 @######', '@##-@##-####, @##-@##-####'),
    of('booking, 10 digits', booking, '@#########', '@###.###.###'),
    of('e-ticket, 13 digits', booking, '220##########', '016-##########'),
    of('customer number', customer, '@########', '1### #### ##', '@## ### ###'),
    of('SAP document', reference, '49########', '180#######'),
    of('RF reference', reference, 'RF18 5390 0754 ####'),
    of('17 digits', reference, '@################'),
    made('ISO date and time', reference, () => `20${two(15, 27)}-${two(1, 12)}-${two(1, 28)} ${two(0, 23)}:${two(0, 59)}:${two(0, 59)}`),
    made('date and time in digits', reference, () => `20${two(15, 27)}${two(1, 12)}${two(1, 28)}${two(0, 23)}${two(0, 59)}${two(0, 59)}`),
    made('two dates', reference, () => `${two(1, 28)}.${two(1, 12)}.2025 - ${two(1, 28)}.${two(1, 12)}.2026`),
    of('Unix time', reference, '17########', '17###########', '17########.######'),
    made('prices', price, () => `${int(1, 999)}.${fill('##')} + ${int(1, 999)}.${fill('##')} = ${int(1, 1999)}.${fill('##')}`),
    made('coordinates', place, () => `${int(1, 89)}.${fill('######')}, ${int(1, 179)}.${fill('######')}`),
    made('coordinates, 13 places', place, () => `${int(1, 89)}.${fill('#############')} ${int(1, 179)}.${fill('#############')}`),
    of('fraction', technical, '0.################', '@.###############'),
    of('UUID', technical, '%%%%%%%%-%%%%-4%%%-a%%%-%%%%%%%%%%%%'),
    of('SHA-1', technical, '%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%'),
    of('IP addresses', technical, '192.168.##.1## 10.##.##.1##'),
    of('snowflake id', technical, '1##################'),
    of('page of a help centre', technical, 'https://help.example.com/hc/en-us/articles/44###########', 'shop.example/p/4###############'),
    of('issue', technical, 'PROJ-4###############', 'ABC_5###############'),
    of('licence key in fives', serial, '#####-#####-#####-#####'),
    of('list of counts', technical, '##, ##, ##, ##, ##, ##, ##, ##'),
    of('table of numbers', technical, '@## @### @## @## @###'),
  ];
}

const sentences = ['{name} {}', '{name}: {}', 'My {name} is {}.', 'Where is {name} {}?', '{name} {} please'];
const bare = ['{}', 'It is {}', 'Can you check {} please', '{} ?'];

export function namedIn(format: Format, random: Random): string {
  const name = random.pick(format.called);
  return random.pick(sentences).replace('{name}', name).replace('{}', format.make());
}

export function bareIn(format: Format, random: Random): string {
  return random.pick(bare).replace('{}', format.make());
}
