/** The kind of number that a word names. `otherCard`: a gift, loyalty, SIM or member card. `other`: any other number. */
export type Name = 'card' | 'ssn' | 'iban' | 'cvv' | 'pin' | 'expiry' | 'otherCard' | 'other';

interface Words {
  readonly name: Name;
  /** Alternatives that stand as words. */
  readonly words: readonly string[];
  /** Alternatives in scripts without spaces, or within longer words. */
  readonly parts?: readonly string[];
}

/** Nouns that name a number only with a word for number behind them: `account` alone may be a person's. */
const numbered = [
  'account|acct|customer|client|member(?:ship)?|user|patient|employee|staff|student|account holder|company',
  'registration|bank|loan|mortgage|case|claim|policy|file|route|routing|licen[cs]e|permit|device|model|job|task|request|tax|item',
].join('|');

/** Words that people name numbers with: English, Spanish, German, French, Japanese and Arabic, and the commonest of others. */
export const names: readonly Words[] = [
  {
    name: 'card',
    words: [
      'cards?|(?:credit|debit|payment|bank|charge)(?: cards?)?|visa|master ?card|maestro|amex|american express|diners(?: club)?',
      'jcb|union ?pay|rupay|uzcard|humo|meeza|verve|uatp|napas|mir card|pan|cc|primary account',
      '(?:kredit|debit|bank|ec|zahl|giro)?-?karten?(?:nummer)?|kreditkarten\\p{L}*|tarjetas?|plástico|cartes?(?: bancaires?| bleue)?|cb',
      '\\p{L}*(?<!geschenk|kunden|sim|mitglieds|treue|bonus|gutschein|post|land|speicher|grafik|eintritts|fahr|gesundheits|versicherten|speise)karten?(?:nummer)?',
      'carta(?: di credito)?|cartão|cartões|kaart(?:nummer)?|kort(?:nummer)?|kart(?:ım|a|y|ę|ı)?',
    ],
    parts: [
      'карт[аыеу]|卡号|卡號|信用卡|银行卡|カード|카드|बैंक कार्ड|कार्ड|كارت|بطاق(?:ة|ت)\\p{L}{0,3}|کارت|карти',
    ],
  },
  {
    name: 'otherCard',
    words: [
      '(?:e ?)?(?:gift|loyalty|sim|library|rewards?|member(?:ship)?s?|points|bonus|club|store credit|business|id|identity|memory|sd|graphics|report|green|boarding|insurance|health|travel|transit|key|access|phone|calling|trading|greeting|score|time|fuel|student|discount|advantage|privilege)(?: \\p{L}{1,9})? cards?',
      'clubcard|nectar|payback',
      'tarjetas?(?: de)?(?: la)? (?:regalo|fidelidad|fidelización|sim|socio|cliente|puntos|club|embarque|identidad|sanitaria|miembro|lealtad)|tarjetas? sim',
      '(?:geschenk|kunden|sim|mitglieds|treue|bonus|gutschein|speicher|grafik|versicherten|gesundheits|eintritts|fahr)-?(?: )?karten?(?:nummer)?',
      'cartes?(?: de| d)?(?: la)? (?:cadeau|fidélité|sim|membre|abonnement|abonné|client|identité|embarquement|vitale|visite|points|adhérent)|cartão (?:presente|de fidelidade|sim)|carta (?:regalo|fedeltà|sim)',
      'cadeaukaart|klantenkaart|simkaart|presentkort',
    ],
    parts: [
      '(?:ギフト|ポイント|会員|SIM|sim|シム|メンバーズ?|プレゼント|診察|図書|身分証|マイナンバー|お客様) ?(?:カード|券)|会員証|礼品卡|会员卡|电话卡|подарочн\\p{L}* карт\\p{L}*|선물 ?카드|기프트 ?카드',
      'بطاق(?:ة|ت\\p{L}{0,2}) (?:ال)?(?:هدي[ةه]|هدايا|ولاء|عضوي[ةه]|شريح[ةه]|sim|نقاط|هوي[ةه]|شحن|عميل|مكافآت)|شريحة \\p{L}*',
    ],
  },
  {
    name: 'ssn',
    words: [
      'ssns?|s s n|ss|social(?: (?:sec(?:urity)?|insurance)(?: \\p{L}{2,6})?| number| no)?|soc sec|taxpayer id|nss',
      '(?:(?:el|mi|la|del?) )?(?:seguro|seguridad|segurança) social|sécurité sociale|sozialversicherung\\p{L}*|sv nummer|previdenza sociale',
    ],
    parts: ['社会保障|社会安全|ソーシャル・?セキュリティー?|사회보장|(?:ال)?ضمان (?:ال)?اجتماعي\\p{L}*'],
  },
  { name: 'iban', words: ['ibans?'], parts: ['آيبان|ايبان|アイバン'] },
  {
    name: 'cvv',
    words: [
      '(?:cvv|cvc|cvn|csc|cid|cvd|cav|(?:card )?security (?:code|number|digits)|card (?:security|verification) (?:code|value|number)|card code|card verification|verification value|number|digits|code) (?:(?:number|digits|code) )?(?:on (?:the|its) (?:back|reverse|front))',
      '(?:last )?(?:three|four) digits?(?: code)? (?:on|at|from) (?:the )?(?:back|front|reverse)|(?:three|four) digit (?:security )?code|sec code|cvv|cvc|cvn|csc|cid|cvd|cav|(?:card )?security (?:code|number|digits)|card (?:security|verification) (?:code|value|number)|card code|card verification|verification value',
      '(?:los |las )?(?:tres |cuatro )?(?:dígitos|digitos|cifras|números) (?:de |del )?(?:atrás|atras|detrás|detras|reverso|dorso)|(?:ziffern?|zahlen|prüf(?:ziffern?|nummer)|nummer) (?:auf|von) der (?:rück|vorder)seite|código de seguridad|prüf(?:ziffern?|nummer|code)|kartenprüf\\p{L}*|kartensicherheits\\p{L}*|sicherheits(?:code|nummer)|kpn',
      'cryptogramme(?: visuel)?|code de sécurité|cryptogramme de vérification|(?:chiffres|numéro) (?:au|du) (?:dos|verso)|código de segurança|codice di sicurezza|beveiligingscode',
    ],
    parts: [
      'セキュリティ[ー]?コード|セキュリティ番号|カード確認番号|安全码|보안 ?코드|код безопасности|(?:رمز|كود) (?:ال)?(?:أمان|امان|حماية)|رمز التحقق من البطاقة',
    ],
  },
  {
    name: 'pin',
    words: [
      'pins?(?: (?:code|number))?|pin\\p{L}{0,3}(?:nummer|code|zahl)|número secreto|clave(?: secreta| personal)?|nip|geheim(?:zahl|nummer|code)|code (?:pin|secret|confidentiel)|pincode|codice pin|senha',
    ],
    parts: [
      '暗証番号|暗証|ピンコード|пин(?:-| )?код\\p{L}*|密码|비밀번호|(?:ال)?(?:رقم|رمز)ي? (?:ال)?سري|رقم التعريف الشخصي|رمز (?:ال)?pin',
    ],
  },
  {
    name: 'expiry',
    words: [
      'exp|expir(?:y|es|ation|ing|ed)(?: date)?|exp date|valid (?:thru|through|until|till|to)|good thru|mm yy',
      'cad(?:ucidad)?|caduca|vence|vencimiento|(?:fecha de )?(?:caducidad|vencimiento|expiración)|válida? hasta|gültig(?: bis)?|ablauf(?:datum)?|verfall\\p{L}*|expire|(?:date d )?expiration|valable jusqu au|validade|scadenza|vervaldatum',
    ],
    parts: [
      '有効期限|有效期|유효기간|срок действия|(?:تاريخ )?(?:ال)?(?:انتهاء|صلاحية|إنتهاء)(?: الصلاحية)?',
    ],
  },
  {
    name: 'other',
    words: [
      `(?:${numbered}) (?:numbers?|no|nr|num|ids?|codes?|refs?|reference)`,
      // English.
      'social (?:media|networks?|distancing)|orders?|ordered|order(?:s|ed)?(?: (?:number|no|id))?|purchases?|track(?:ing)?(?: (?:number|no|id|code))?|parcels?|shipments?|shipping|packages?|deliver(?:y|ies)|consignment|waybill|awb|invoices?|tickets?|receipts?|vouchers?|coupons?|gift certificates?|promo',
      'ups|usps|fedex|dhl|dpd|gls|hermes|phones?|tel|telephone|mobile|cell(?:phone)?|call(?:ed)?|fax|whatsapp|text me|ext|hotline',
      'parts?|pn|s n|sn|p n|sku|models?|products?|article|batch|lot|imei|iccid|eid|meid|imsi|isbn|issn|ean|gtin|upc|asin|barcodes?|bar ?codes?|serials?|meters?|vin|chassis|engine|mac|uuid|guid|hash|checksum|commit|build|firmware|version',
      'refs?|reference|booking|reservation|confirmation|claims?|case|rma|po|quotes?|quotation|contract|warranty|subscription|transaction|txn|trace|auth(?:orization)?|approval|session|trx|utr|arn|rrn',
      'zip|postcode|ein|itin|vat|nino|nhs|passport|permit|siret|siren|nif|cif|cpf|cnpj|gln|sscc|duns|abn|routing|aba|sort code|swift|bic|flights?|seats?|rooms?|gates?|pnr|frequent flyer|loyalty|rewards|membership|gps|coordinates?|latitude|longitude|timestamp|meter reading',
      // German.
      'bestell\\p{L}*|auftr[aä]g\\p{L}*|rechnung\\p{L}*|sendung\\p{L}*|paket\\p{L}*|liefer\\p{L}*|telefon\\p{L}*|handy\\p{L}*|mobil\\p{L}*|gutschein\\p{L}*|vorgang\\p{L}*|aktenzeichen|buchung\\p{L}*|reservierung\\p{L}*|referenz\\p{L}*|zähler\\p{L}*|artikel\\p{L}*|produkt\\p{L}*|teil\\p{L}*|vertrag\\p{L}*|gerät\\p{L}*|strichcode|steuer\\p{L}*|kunden|mitglieds?|ust(?:-| )?id\\p{L}*',
      '\\p{L}{3,}(?<!karten|konto|prüf|kredit|bank|geheim|versicherungs|debit|sicherheits|lange|ganze)(?:nummern?|nr|kennung)|versicherungs(?:nummer|nr)',
      // Romance languages.
      'seri[ae]\\p{L}*|séries?|fa[ck]tuu?r\\p{L}*|faturas?|fattur[ae]|facturas?|pedidos?|compras?|orden|encomenda|seguimiento|rastreio|rastreo|envíos?|paquetes?|teléfono|telefone|telefono|móvil|celular|téléphone|portable|commandes?|colis|suivi|livraison|expédition|factures?',
      'contador|medidor|compteur|contrato|contrat|contratto|póliza|reservas?|réservations?|dossier|référence|referencia|artículo|article|producto|produit|producción|código de barras|code barres?|cupón|vale|bon|albarán|cliente|socio|abonado|billete|vuelo|vol|pasaporte|passeport|ticket|caso|numéro client|ordin[ei]|spedizione|cellulare|abonné|fidélité|fidelidad|adhérent',
      // Others.
      'beställ\\p{L}*|zamówien\\p{L}*|przesył\\p{L}*|sipariş\\p{L}*|kargo|bestelling|zending|factuur\\p{L}*|klantnummer|ordre\\p{L}*|ordernummer',
    ],
    parts: [
      '(?:注文|追跡|伝票|送り状|お問い?合わ?せ|荷物|配送|シリアル|製造|電話|携帯|予約|受付|会員|顧客|お客様|請求書?|領収書?|契約|証券|商品|製品|品|型|メーター|検針|計器|管理|整理|照会|参照|ポイント|ロット|バーコード|便|口座支店|法人|旅券|免許証|確認|識別|端末)(?:の?(?:番号|コード|ナンバー))?|\\p{Script=Han}{2,6}番号',
      '订单|訂單|单号|发票|序列号|快递|运单|电话|手机|주문|송장|전화|운송장|바코드|일련번호|заказ\\p{L}*|трек\\p{L}*|посылк\\p{L}*|серийн\\p{L}*|телефон\\p{L}*|сч[её]т\\p{L}*|инн|накладн\\p{L}*',
      '(?:ال|لل|ب)?(?:طلب|هاتف|تتبع|شحن[ةه]?|فاتور[ةه]|تسلسلي|حجز|عداد|عميل|عقد|مرجع\\p{L}*|منتج|تذكر[ةه]|قسيم[ةه]|جوال|عضوي[ةه]|باركود|طرد|إيصال|معامل[ةه]|رحل[ةه]|جواز|بوليص[ةه]|اشتراك|جهاز|ضريبي|كتاب|دفع[ةه]|ايصال)\\p{L}{0,3}|ऑर्डर|फ़ोन|ट्रैकिंग|चालान',
    ],
  },
];

/** Words between a name and its number that say nothing of it, but for words that mean number. */
export const fillers =
  'is|are|was|were|s|the|my|our|your|his|her|this|that|it|its|with|has|had|having|under|as|follows?|here|below|follow(?:s|ing)|reads?|says?|shows?|called|being|a|an|es|el|la|los|las|mi|su|tu|con|del?|ist|lautet|war|die|der|das|mein(?:e|er)?|unsere?|mit|hat|von|est|le|les|mon|ma|mes|notre|votre|avec|sous|porte|du|é|è|o|meu|minha|mio|il|mia|het|mijn|med|jest|of (?:the|my) card|on my card|de (?:la|mi|ma) (?:tarjeta|carte)|au dos|(?:für|zu|von|auf) (?:die|der|meine|meiner) karte|son|c|numaram|هو|هي|الخاص[ةه]?|بي|للبطاقة|لبطاقتي|بطاقتي';
/** Words that mean number. */
export const numberWords =
  'numbers?|nos?|nr|num|nums|núm|number is|ids?|codes?|digits?|números?|nummern?|numéros?|número|numero|nu?|nº|n|код|номер|номера|código|kod|kodu|numarası|رقم|رقمه|رقمها';
/** Both in scripts without spaces. */
export const particles = 'は|が|の|を|も|은|는|이';
export const numberParts = '番号|ナンバー|コード|号码|号|是|번호';
