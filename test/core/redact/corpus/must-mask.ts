import { withLuhn, withMod97 } from './checks.ts';
import { answers, besideCards, calledCards, type MustMask, named, tables } from './must-mask-more.ts';
import type { Random } from './random.ts';

/** Test numbers that payment processors publish for their sandboxes. */
const publishedCards = [
  '4242424242424242', '4000056655665556', '5555555555554444', '2223003122003222', '5200828282828210', '5105105105105100', '378282246310005',
  '371449635398431', '6011111111111117', '6011000990139424', '3056930009020004', '36227206271667', '3566002020360505', '6200000000000005',
  '4111111111111111', '4012888888881881', '4222222222222', '6759649826438453', '6304000000000000', '5019717010103742', '2201382000000013',
  '6205500000000000004', '30569309025904', '38520000023237', '3530111333300000', '9792030000000000',
] as const;

/** The SWIFT registry's example of each country's IBAN. */
const publishedIbans = [
  'AD1200012030200359100100', 'AE070331234567890123456', 'AL47212110090000000235698741', 'AT611904300234573201', 'AZ21NABZ00000000137010001944',
  'BA391290079401028494', 'BE68539007547034', 'BG80BNBG96611020345678', 'BH67BMAG00001299123456', 'BR9700360305000010009795493P1',
  'BY13NBRB3600900000002Z00AB00', 'CH9300762011623852957', 'CY17002001280000001200527600', 'CZ6508000000192000145399', 'DE89370400440532013000',
  'DK5000400440116243', 'DO28BAGR00000001212453611324', 'EE382200221020145685', 'ES9121000418450200051332', 'FI2112345600000785',
  'FO6264600001631634', 'FR1420041010050500013M02606', 'GB29NWBK60161331926819', 'GE29NB0000000101904917', 'GI75NWBK000000007099453',
  'GL8964710001000206', 'GR1601101250000000012300695', 'GT82TRAJ01020000001210029690', 'HR1210010051863000160', 'HU42117730161111101800000000',
  'IE29AIBK93115212345678', 'IL620108000000099999999', 'IS140159260076545510730339', 'IT60X0542811101000000123456', 'IQ98NBIQ850123456789012',
  'JO94CBJO0010000000000131000302', 'KW81CBKU0000000000001234560101', 'KZ86125KZT5004100100', 'LB62099900000001001901229114',
  'LC55HEMM000100010012001200023015', 'LI21088100002324013AA', 'LT121000011101001000', 'LU280019400644750000', 'LV80BANK0000435195001',
  'MC5811222000010123456789030', 'MD24AG000225100013104168', 'ME25505000012345678951', 'MK07250120000058984', 'MR1300020001010000123456753',
  'MT84MALT011000012345MTLCAST001S', 'MU17BOMM0101101030300200000MUR', 'NL91ABNA0417164300', 'NO9386011117947', 'PK36SCBL0000001123456702',
  'PL61109010140000071219812874', 'PS92PALS000000000400123456702', 'PT50000201231234567890154', 'QA58DOHB00001234567890ABCDEFG', 'RO49AAAA1B31007593840000',
  'RS35260005601001611379', 'SA0380000000608010167519', 'SC18SSCB11010000000000001497USD', 'SE4550000000058398257466', 'SI56263300012039086',
  'SK3112000000198742637541', 'SM86U0322509800000000270100', 'SV62CENR00000000000000700025', 'TL380080012345678910157', 'TN5910006035183598478831',
  'TR330006100519786457841326', 'UA213223130000026007233566001', 'VA59001123000012345678', 'VG96VPVG0000012345678901', 'XK051212012345678906',
] as const;

const cardSentences = [
  '{}', 'My card number is {}.', 'here you go: {}', 'visa {} exp soon', '({})', '"{}"', 'card={};', 'Please charge {} for order number 1189',
  'Meine Kartennummer lautet {}, danke!', 'mi tarjeta es {}', 'Ma carte : {} !', 'la mia carta è {}', 'meu cartão é {}', 'Mijn kaart: {}', 'Номер карты {}',
  '我的卡号是{}。', 'カード番号は{}です', '제 카드번호는 {}입니다', 'رقم بطاقتي {}', 'मेरा कार्ड नंबर {} है', 'kart numaram {}', 'Hi\n{}\nthx', '💳{}💳',
  '{} 12/27 123', 'it is {} (CVV 999, exp 01/30)', 'Card:{}', 'call 555-0134, card {}', '1) {}', 'the number on the front: {}…', '<b>{}</b>', '{}!!!', '#{}', 'No{}',
];
/** Names of something else, which excuse a number unless it is laid out as on a card. */
const otherSentences = ['order {} ??', 'tracking {}'];
const ssnSentences = [
  'my ssn is {}', 'SSN: {}', 'SSN#{}', 'social security number {}', 'My social is {}', '{} is my social security number', 'soc sec {}', 'Mi seguro social es {}',
  'ssn\n{}', '(SSN {})', 'for the W-9: SSN {}', '"{}" <- my ssn',
];
const bareSsnSentences = ['{}', 'it is {}', 'here: {}.', 'Sure! {} thanks', 'mine is {}, his I will ask', 'aquí está: {}', '{} ok?', 'name John, dob in May, {}'];
const ibanSentences = [
  '{}', 'My IBAN is {}.', 'IBAN: {}', 'Please refund to {}', 'Bitte auf {} überweisen', 'mon IBAN : {} merci', 'mi cuenta es {}', 'conto {}', 'order 1234, {}', 'rekening {}',
  'счёт {}', '账号 {}', '({})', 'to {}, thanks', 'Konto {}\nMax', 'iban={}',
];

const between = [' ', '-', '.', '/', '_', '\u00a0', '\u2009', '\u202f', '\t', '\n', '\u2013', '\u2014', '\u2011', '\u2212', '\u200b', ' - ', '  ', '\r\n', '\u3000', ', ', '\u2060', '·', ':'];
const zeros = [0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1d7ce, 0x1d7d8, 0x1d7ec, 0x1d7f6];

/** Messages that hold a number to mask, with what has to be left of them. */
export function mustMask(random: Random): MustMask[] {
  const put = (sentences: readonly string[], written: string, mask: string): MustMask => {
    const sentence = random.pick(sentences);
    const beside = sentence.replace('12/27 123', '••/•• •••').replace('CVV 999, exp 01/30', 'CVV •••, exp ••/••');
    return { text: sentence.replace('{}', () => written), masked: beside.replace('{}', () => mask) };
  };
  const cards = allCards(random).flatMap((card) =>
    [
      ...writings(card, random).map((written) => put(cardSentences, written, `•••• ${card.slice(-4)}`)),
      put(otherSentences, grouped(card, printed(card), ' '), `•••• ${card.slice(-4)}`),
    ],
  );
  const ssns = allSsns(random).flatMap(([area = '', group = '', serial = '']) => [
    ...['-', '.', '\u2011', ' - ', '\u2013'].map((gap) => put([...ssnSentences, ...bareSsnSentences], [area, group, serial].join(gap), '•••-••-••••')),
    ...[' ', '\u00a0'].map((gap) => put(ssnSentences, [area, group, serial].join(gap), '•••-••-••••')),
    put(ssnSentences, area + group + serial, '•••-••-••••'),
    put(ssnSentences, inScript(area + group + serial, random.pick(zeros)), '•••-••-••••'),
  ]);
  const ibans = [...publishedIbans, ...madeIbans(random)].flatMap((iban) =>
    [iban, grouped(iban, [4], random.pick([' ', '-', '\u00a0', '\n'])), iban.toLowerCase()].map((written) =>
      put(ibanSentences, written, `${iban.slice(0, 2)}•• •••• ${iban.slice(-4)}`),
    ),
  );
  const more = [...besideCards(random), ...calledCards(random), ...named(random), ...answers(random), ...tables];
  return [...new Map([...cards, ...ssns, ...ibans, ...more].map((item) => [item.text, item])).values()];
}

function allCards(random: Random): string[] {
  const bodies = ['4##############', '53#############', '2720###########', '34############', '37############', '6011###########', '65#############', '36###########', '3540###########', '62#############', '62################', '4##################'.slice(0, 18), '5018###########', '2202###########'];
  return [...publishedCards, ...bodies.map((body) => withLuhn(random.fill(body)))];
}

function writings(card: string, random: Random): string[] {
  const sizes = printed(card);
  return [
    card,
    grouped(card, sizes, ' '),
    grouped(card, sizes, '-'),
    grouped(card, sizes, random.pick(between)),
    grouped(card, sizes, random.pick(between)),
    grouped(card, [random.pick([1, 2, 3, 5, 8])], random.pick([' ', '-', '\n', '\u200b'])),
    inScript(grouped(card, sizes, ' '), random.pick(zeros)),
    [...card].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  ];
}

function printed(card: string): number[] {
  return card.length === 15 ? [4, 6, 5] : card.length === 14 ? [4, 6, 4] : [4];
}

function grouped(text: string, sizes: readonly number[], gap: string): string {
  const parts: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 4;
    parts.push(text.slice(at, at + size));
    at += size;
  }
  return parts.join(gap);
}

function inScript(text: string, zero: number): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function allSsns(random: Random): string[][] {
  return Array.from({ length: 14 }, () => [random.fill('1##'), random.fill('@#'), random.fill('@###')]);
}

function madeIbans(random: Random): string[] {
  const made = [['DE', '##################'], ['FR', '##########???????????##'], ['GB', '^^^^##############'], ['NL', '^^^^##########'], ['ES', '####################'], ['IT', '^##########????????????']];
  return made.map(([country = '', account = '']) => withMod97(country, random.fill(account)));
}
