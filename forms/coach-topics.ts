import { askWith, name, never, part, type Topic } from '../core/brand/topic.ts';

/** What the forms of the library ask for, and what no form may, in the languages that people chat in; the first match counts. */
export const coachTopics: readonly Topic[] = [
  ...never(
    'cardPin',
    name("(?:card|atm|debit|credit card)(?:’s|'s)? pin", 'pin (?:of|for|to) (?:your|the) (?:\\p{L}+ )?card'),
    name('(?:pin|clave) de (?:la|tu|su) tarjeta', 'karten-?pin', 'pin (?:ihrer|deiner|der) karte'),
    name('code (?:secret|pin) de (?:la|ta|votre) carte'),
    part('カードの暗証番号', 'الرقم السري للبطاقة'),
  ),
  ...never(
    'password',
    name(
      'passwords?',
      'passcode',
      'contraseñas?',
      'passwor[dt]\\p{L}*',
      'kennw[oö]rt\\p{L}*',
      'mots? de passe',
    ),
    part('パスワード', 'كلمة (?:المرور|السر)'),
  ),
  ...askWith(
    'one-time-code',
    name(
      'one[- ]time (?:pass)?codes?',
      'otp',
      '(?:verification|confirmation|sms) code',
      'code (?:we|i) (?:just )?(?:sent|texted)',
    ),
    name(
      'código (?:de verificación|de un solo uso|que le enviamos)',
      'einmalcode',
      'bestätigungscode',
      'tan',
    ),
    name('code (?:de vérification|à usage unique|de confirmation)'),
    part('認証コード', 'ワンタイム', '確認コード', 'رمز التحقق'),
  ),
  ...askWith(
    'us-ssn',
    name('ssn', 'social security (?:number|no|#)', 'social security', '(?:número de )?seguro social'),
    name('sozialversicherungsnummer', 'numéro de sécurité sociale'),
    part('社会保障番号', 'الضمان الاجتماعي'),
  ),
  ...askWith('iban', name('iban'), part('آيبان')),
  ...askWith(
    'us-bank-account',
    name(
      'routing number',
      '(?:bank )?account number',
      'bank (?:account )?details',
      'número de (?:la )?cuenta',
    ),
    name('kontonummer', 'bankverbindung', 'numéro de compte', 'coordonnées bancaires'),
    part('口座番号', 'رقم الحساب'),
  ),
  ...askWith(
    'payment-card',
    name(
      '(?:credit |debit |payment )?card (?:number|no|details|info(?:rmation)?)',
      'long number',
      'expir(?:y|ation)(?: date)?',
    ),
    name('cvv2?', 'cvc2?', 'security code', '(?:three|3|four|4) digits (?:on|from) the (?:back|front)'),
    name(
      '(?:número|datos) de (?:la |tu |su )?tarjeta',
      'código de seguridad',
      'fecha de (?:caducidad|vencimiento)',
    ),
    name('kartennummer', 'kreditkarten?(?:nummer|daten)', 'prüfziffer', 'sicherheitscode', 'ablaufdatum'),
    name('numéro de (?:la |ta |votre )?carte', 'cryptogramme', 'code de sécurité', "date d[’']expiration"),
    part(
      'カード番号',
      'セキュリティコード',
      '有効期限',
      'رقم (?:ال)?بطاقة',
      'رمز الأمان',
      'تاريخ (?:ال)?انتهاء',
    ),
  ),
  ...askWith(
    'health-insurance',
    name('member (?:id|number|no)', 'insurance (?:id|number|card)', 'número de (?:afiliado|asegurado)'),
    name('versichertennummer', "numéro d[’']assuré"),
    part('保険証', 'رقم التأمين'),
  ),
  ...askWith(
    'identity-check',
    name(
      'date of birth',
      'birth ?date',
      'birthday',
      'dob',
      'when were you born',
      'pin',
      'secret (?:question|answer|word)',
    ),
    name(
      "mother[’']s maiden name",
      'security (?:question|answer)',
      'fecha de nacimiento',
      'pregunta de seguridad',
    ),
    name('geburts(?:datum|tag)', 'sicherheitsfrage', 'date de naissance', 'question (?:secrète|de sécurité)'),
    part('生年月日', '誕生日', '秘密の質問', '暗証番号', 'تاريخ (?:ال)?ميلاد', 'سؤال الأمان'),
  ),
];
