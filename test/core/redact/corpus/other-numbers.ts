import { withGs1, withLuhn } from './checks.ts';
import type { Random } from './random.ts';

interface Numbers {
  /** The sentences that it is put into, and what it is. */
  readonly about: string;
  readonly count: number;
  readonly make: () => string;
}

/** Formats of numbers as shops, carriers, operators and machines print them. Every number is made up. */
export function numbers(random: Random): Numbers[] {
  const { fill, int, pick } = random;
  const from = (about: string, count: number, ...patterns: string[]): Numbers => ({ about, count, make: () => fill(pick(patterns)) });
  const two = (most: number) => String(int(1, most)).padStart(2, '0');
  const year = () => String(int(2015, 2027));
  const money = () => `${int(1, 999)}.${fill('##')}`;
  const four = (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1 ');
  const byte = () => int(0, 255);
  const fixed = (most: number, places: number) => `${pick(['', '-'])}${int(0, most)}.${fill('#'.repeat(places))}`;

  return [
    from('order:amazon', 90, '11#-#######-#######', '30#-#######-#######', '40#-#######-#######', '702-#######-#######', '20#-#######-#######'),
    from('order:shop', 120, '@####', '#@####', '100######', 'SO-@#####', 'W#########', '@########', 'R#########', '4500######', '##-#####-#####', 'ORD-2025-######'),
    from('order:14 digits', 60, '1010##########', '@#############', '2#############'),
    from('order:15 digits', 50, '@##############', '200############'),
    from('order:16 digits', 110, '@###############', '80##############', '1###############'),
    from('order:18-19 digits', 50, '@#################', '@##################', '1##################'),
    from('order:grouped', 60, '@###-####-####', '@##-####-####-###', '@####-#####', '2025-####-####-##', '@## ### ###', '@### #### ####'),
    from('order:alike a ssn', 50, '@##-##-####'),
    from('tracking:ups', 70, '1Z??????03########', '1Z###?##68########', '1Z ??? ### ## #### ####', 'T##########'),
    from('tracking:fedex', 80, '7###########', '@##############', '96110#################', '9622###################', '7### #### ####'),
    { about: 'tracking:usps', count: 60, make: () => withGs1(fill('9400111#' + '#'.repeat(13))) },
    { about: 'tracking:usps, spaced', count: 40, make: () => four(withGs1(fill(pick(['94', '92', '93', '95']) + '#'.repeat(19)))) },
    { about: 'tracking:sscc', count: 60, make: () => withGs1(fill('00340434##########' + '#')) },
    from('tracking:dhl', 60, '##########', 'JJD0###############', 'JD01#############', 'GM605###############', '4### #### ##', '0034 0434 #### #### ####'),
    from('tracking:s10', 70, '^^#########GB', 'RA#########CN', 'LX ### ### ### DE', 'CP#########US', 'EE ### ### ### FR'),
    from('tracking:others', 120, '01###############', '0150 #### #### ##', '3S^^^########', 'SF#############', '6A###########', '7035 #### #### ####', '6###################', '3232####################', 'H@##############', 'YT################', '1LS############', '##############'),
    from('phone:us', 110, '(@##) @##-####', '@##-@##-####', '+1 @## @## ####', '1-800-@##-####', '@##.@##.####', '@#########', '+1@#########', '(@##)@##-#### ext. ###'),
    from('phone:europe', 150, '+49 30 @######', '+49 17# @#######', '0171/@######', '+44 20 7### ####', '07### ######', '+33 6 ## ## ## ##', '06.##.##.##.##', '+34 6## ### ###', '+39 3## ### ####', '+31 6 ########', '+41 79 ### ## ##', '+43 664 #######', '+46 70-### ## ##', '+48 ### ### ###', '+47 ### ## ###', '+420 ### ### ###', '+351 9## ### ###', '+30 69# ### ####', '+353 8# ### ####', '+90 5## ### ## ##'),
    from('phone:world', 150, '+7 9## ###-##-##', '8 (9##) ###-##-##', '+86 13# #### ####', '13#########', '+81 90-####-####', '090-####-####', '+82 10-####-####', '+91 9#### #####', '+55 11 9####-####', '(11) 9####-####', '+52 55 #### ####', '+54 9 11 ####-####', '+57 3## ### ####', '+58 412 ### ####', '+56 9 #### ####', '+62 812-####-####', '+63 917 ### ####', '+65 #### ####', '+61 4## ### ###', '+27 8# ### ####', '+234 80# ### ####', '+254 7## ######', '+971 50 ### ####', '+966 5# ### ####', '+20 10 #### ####', '+972 5#-###-####'),
    from('reference:invoice', 120, 'INV-@####', 'INV-2024-0####', 'RE-2025-#####', 'R#######', '2024/####', '#######', '@#########', 'F2025-####', '2025-##-####', '90########'),
    from('reference:ticket', 90, '#@######', 'INC0######', 'CAS-#####-?????', 'TKT-####-##-####', '@##-##-####', '??????', 'SR @########', 'HD-@####'),
    from('reference:flight and hotel', 60, '??????', 'LH @##', '220-##########', '016 @#########', '@########', '##########', 'XK^###', '4#########'),
    from('device:serial', 100, 'C02??????????', 'SN@########', '^^##-####-####', '??????????', '####-####-##', '5CG#######', '@###########', 'FCW####?###', '3##-##-####A', 'A-@##-##-####'),
    { about: 'device:imei', count: 40, make: () => withLuhn(fill(pick(['35', '86', '01', '99']) + '############')) },
    { about: 'device:iccid', count: 30, make: () => withLuhn(fill('89' + pick(['49', '44', '01', '33']) + '##############')) },
    from('device:vin', 25, 'WVWZZZ1JZ?W######', '1HGCM82633A######', 'WBA?#####?#######'),
    from('device:part', 70, '@##-##-####', '5305-01-###-####', '@####-@####-##', '@## ### ## ##', '0 ### ### ###', 'PN @##-#####-##', '@##.###.##'),
    from('license:key', 90, '?????-?????-?????-?????-?????', '????-????-????-????', '????????????????', '####-####-##', '######-######-######-######-######', '%%%%%%%%%%%%%%%%'),
    from('license:voucher', 50, 'SAVE##', 'GC-????-????-??', '@###-####-####', '@##########', 'XMAS-######'),
    { about: 'time:iso', count: 100, make: () => `${year()}-${two(12)}-${two(28)}T${two(23)}:${two(59)}:${two(59)}${pick(['Z', '.123Z', fill('.######Z'), '+02:00', ''])}` },
    { about: 'time:unix', count: 120, make: () => fill(pick(['17########', '17###########', '17##############', '17#################', '17########.######'])) },
    { about: 'time:date', count: 130, make: () => pick([`${two(28)}.${two(12)}.${year()}`, `${two(12)}/${two(28)}/${year()}`, `${year()}-${two(12)}-${two(28)}`, `${two(28)}-${two(12)}-${year()}`, `${two(28)}/${two(12)}/${fill('2#')}`, `${year()}${two(12)}${two(28)}`, `${year()}年${int(1, 12)}月${int(1, 28)}日`]) },
    { about: 'time:date and time', count: 110, make: () => pick([`${two(28)}.${two(12)}.${year()} ${two(23)}:${two(59)}`, `${year()}-${two(12)}-${two(28)} ${two(23)}:${two(59)}:${two(59)},${fill('###')}`, `${year()}/${two(12)}/${two(28)} ${two(23)}.${two(59)}`, `${year()}${two(12)}${two(28)}${two(23)}${two(59)}${two(59)}`, `${two(23)}:${two(59)}`]) },
    { about: 'money:price', count: 150, make: () => pick([`$${money()}`, `${money()} EUR`, `€${int(1, 9)},${fill('###')}.${fill('##')}`, `${int(1, 9)}.${fill('###')},${fill('##')} €`, `£${int(1, 2000)}`, `¥${int(1, 99)},${fill('###')}`, `${int(1, 9)} ${fill('###')} ${fill('###')} Ft`, `Rs. ${int(1, 9)},${fill('##')},${fill('###')}`, `R$ ${fill('@##,##')}`, `${fill('@## ###')} ₽`]) },
    { about: 'money:bare', count: 60, make: money },
    { about: 'place:coordinates', count: 120, make: () => pick([`${fixed(90, 6)}, ${fixed(180, 6)}`, `${fixed(90, 4)} ${fixed(180, 4)}`, `${fixed(90, 6)} ${fixed(180, 6)}`, `${fixed(90, 13)},${fixed(180, 13)}`, `${int(1, 89)}°${two(59)}'${two(59)}.${fill('#')}"N ${int(1, 179)}°${two(59)}'${two(59)}"E`]) },
    from('place:address', 60, '@## Main St, Springfield, IL 6####-####', '@### Elm Avenue Apt ##, New York, NY 100##', 'Hauptstr. @#, 10###  Berlin', '@# rue de Lyon, 750## Paris', '〒1##-00##', 'Calle Mayor @#, 280## Madrid', 'SW1A @AA', '@## King St W, Toronto M5V #K#'),
    { about: 'technical:ip', count: 100, make: () => pick([`${byte()}.${byte()}.${byte()}.${byte()}`, `192.168.${byte()}.${byte()}:${int(1024, 65535)}`, `10.${byte()}.0.0/16`, fill('2001:db8:%%%%:%%%%::%%%%'), fill('fe80::%%%%:%%%%:%%%%:%%%%'), fill('%%:%%:%%:%%:%%:%%'), `${byte()}.${byte()}.${byte()}.${byte()} ${byte()}.${byte()}.${byte()}.${byte()}`]) },
    from('technical:uuid', 120, '%%%%%%%%-%%%%-4%%%-a%%%-%%%%%%%%%%%%', '%%%%%%%%-%%%%-7%%%-9%%%-%%%%%%%%%%%%', '%%%%%%%%%%%%4%%%b%%%%%%%%%%%%%%%'),
    from('technical:version', 80, 'v@.#.##', '@#.#.####.###', 'Chrome/1##.0.####.###', 'iOS 17.#.#', 'build 2####.####', 'Firmware 4.#.#-#####', '10.0.@####.####', 'node v2#.##.#'),
    from('technical:hash', 60, '%%%%%%%', '%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%', '%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%', '????????????????????????????????'),
    from('technical:id', 110, '1#################', '1##################', '1000###########', '@#########', '0x%%%%%%%%', '###############', '0000-000@-####-####', '10.####/j.####.######', '#####-#####'),
    { about: 'book:isbn', count: 80, make: () => pick([withGs1(fill('978#########')), withGs1(fill('9783########')).replace(/^(...)(.)(....)(.....)/, '$1-$2-$3-$4-'), withGs1(fill('979#########')), fill('@-####-####-#'), fill('#########X')]) },
    { about: 'book:ean', count: 100, make: () => withGs1(fill(pick(['40', '42', '45', '30', '50', '54', '57', '69', '76', '80', '87', '93']) + '##########')) },
    { about: 'book:upc', count: 60, make: () => pick([withGs1(fill(pick(['0', '6', '7', '8', '3']) + '##########')), withGs1(fill('0#####' + '#####')).replace(/^(.)(.{5})(.{5})/, '$1 $2 $3 '), withGs1(fill('4######'))]) },
    from('identity:vat', 90, 'DE@########', 'FR## @########', 'GB @## #### ##', 'IT###########', 'NL@########B01', 'ATU########', 'ESB########', 'PL@#########', 'CHE-###.###.### MWST', 'BE 0### ### ###', '##.###.###/0001-##', '##-#######', '@##/@###/####', '##########', '############'),
    { about: 'identity:siret', count: 30, make: () => withLuhn(fill(pick(['3', '4', '5', '7', '8', '9']) + '########0000#').slice(0, 13)) },
    from('identity:customer', 100, '@#######', '@########', '#########', 'C-@#####', '@###-####', '@## ### ###', 'K#########', '1### #### ##', '000@######'),
    { about: 'quantity:plain', count: 100, make: () => pick([`I need ${int(2, 900)} of the ${int(10, 99)}x${int(10, 99)} cm boards and ${int(2, 5000)} screws`, `we have ${int(10, 90)} seats, ${int(100, 900)} tickets, ${int(1000, 9000)} visitors`, `step ${int(1, 9)} of ${int(10, 20)}, ${int(1, 100)}% done`, `${int(10, 99)} ${int(10, 99)} ${int(10, 99)} won`, `my meter reads ${fill('0#####')} kWh, last year ${fill('0#####')}`, `size ${int(36, 48)}, ${int(50, 120)} kg, ${int(150, 210)} cm`, `sizes ${int(36, 38)}/${int(39, 41)}/${int(42, 46)}, ${int(2, 20)} each`, `rooms ${fill('4##, 5##, 5##')} and ${fill('6##')}`]) },
    { about: 'quantity:lists', count: 80, make: () => pick([`ratings: ${fill('@, @, @, @, @, @, @')}`, `${fill('1#,2#,3#,4#,4#')} are the winning numbers`, `${fill('@.@ @.@ @.@ @.@')} stars`, `years ${int(1990, 1999)}, ${int(2000, 2009)}, ${int(2010, 2019)} and ${year()}`, `\t${fill('@##\t@##\t@##')}\n\t${fill('@##\t@##')}`, `population ${fill('@,###,###')} vs ${fill('@#,###,###')}`, `a,b,c\n${fill('@#,@##,@#.##')}\n${fill('@#,@##,@#.##')}`, `${fill('@### / @### / @###')} mAh`]) },
    { about: 'quantity:about cards', count: 90, make: () => pick([`my card ends in ${fill('####')}`, `the card ending ${fill('####')} expired ${two(12)}/${fill('2#')}`, `card •••• ${fill('####')} was declined ${int(2, 5)} times`, `Visa *${fill('####')} charged ${money()} on ${two(28)}.${two(12)}.${year()}`, `Karte endet auf ${fill('####')}, abgebucht ${money()} €`, `my card's limit is ${fill('@#000')}, I spent ${fill('@###')}`, `the code sent for my card was ${fill('######')}`, `la tarjeta terminada en ${fill('####')}`, `I bought ${int(2, 60)} gift cards for ${fill('@#')} each, order ${fill('@#########')}`]) },
    { about: 'quantity:about ssns and ibans', count: 60, make: () => pick([`why do you need my SSN? I am ${int(20, 90)}, zip ${fill('@####')}`, `last four of my ssn: ${fill('####')}`, `IBAN ends with ${fill('####')}`, `is DE${fill('##')} the German one? we have ${int(2, 30)} accounts`, `SSN form ${fill('SS-@')} page ${int(1, 5)}`, `my BIC is ${fill('^^^^DE##XXX')}`, `sort code ${fill('##-##-##')} account ${fill('########')}`, `routing ${fill('0########')} account ${fill('##########')}`, `BLZ ${fill('@## ### ##')}, Konto ${fill('@######')}`]) },
  ];
}
