import { part, word } from './words.ts';

/** Verbs by which an answer is given, in the form that a request has. */
export const gives: readonly RegExp[] = [
  word(
    '(?:give|tell|send|type|write|enter|provide|confirm|verify|read|share|supply|state|quote|text|paste|repeat|spell|drop)',
    '(?:reply|answer) with',
    'pass (?:me|us)',
    'fill in',
    'let (?:me|us) (?:have|know)',
    '(?:can|could|may|might) (?:i|we) (?:please |also |just )?(?:have|get|take|know|see|ask for)',
  ),
  word(
    '(?:dí?ga|env[ií]e|env[ií]a|escrib[ae]|facilite|facilita|indique|indica|proporcione|confirme|comparta)(?:me|nos)?',
    '(?:p[aá]s|m[aá]nd)[ae](?:me|nos)',
    '(?:di|de|dé|da)(?:me|nos)',
    '(?:me|nos) (?:puedes?|podrías?) (?:decir|dar|enviar|escribir|facilitar|indicar|confirmar)',
    '(?:decir|dar|enviar|escribir|facilitar|indicar|proporcionar|confirmar)(?:me|nos)',
  ),
  word(
    '(?:nennen|geben|schicken|senden|schreiben|teilen|bestätigen|sagen|tippen|diktieren) sie',
    '(?:nenn|gib|schick|send|schreib|sag)e? (?:mir|uns)',
    '(?:mir|uns) (?:\\p{L}+ ){0,6}?(?:nennen|geben|schicken|senden|schreiben|mitteilen|bestätigen|sagen|durchgeben)',
  ),
  word(
    '(?:donnez|dites|envoyez|indiquez|communiquez|tapez|écrivez|confirmez|fournissez|transmettez)',
    "(?:me|nous|m[’']) ?(?:donner|dire|envoyer|indiquer|communiquer|écrire|confirmer|fournir|transmettre)",
    '(?:donne|dis|envoie|indique)[- ](?:moi|nous)',
  ),
  part(
    '(?:お?教え(?:て|くだ|願)|入力して|送って|送信して|書いて|記入して|伝えて|お知らせ|ご記入|ご入力|お聞かせ|お伝え|お送り(?:くだ|下さ|いただ|頂|願))',
    '(?:いただけ|頂け|もらえ)(?:ます|ません)',
    '(?:伺って|お伺いし|確認させて)',
  ),
  word(
    'أرسلي?',
    'أعطني',
    'أعطنا',
    'اكتبي?',
    'أخبرني',
    'زودني',
    'أدخلي?',
    '(?:يمكنك|يرجى) (?:إرسال|إعطائي|كتابة|تزويدي|إدخال|إخباري)',
  ),
];

/** Words before a verb of giving that make it somebody else's act, or no act at all. */
export const notTheirs = new RegExp(
  [
    // "I will send", "the bank may send", "they sent".
    "(?:^|[^\\p{L}])(?:i|we|they|he|she|it|bank|who)(?:[’']\\p{L}+)?(?: (?!need|want)\\p{L}+){0,2} ?$",
    // "Did you send", "if you enter", "you have to give" of a duty elsewhere is left to the warnings.
    '(?:^|[^\\p{L}])(?:did|do|does|have|has|if|when|once|after|before|where|how|until|why) (?:you|u)(?: \\p{L}+){0,2} $',
    // A purpose: "to confirm".
    '(?<!able)(?<!(?:you|need|want|like|ask|have) )(?:^|[^\\p{L}])(?:to|let me|ich|wir|je|yo) $',
  ].join('|'),
  'iu',
);

/** Words behind a verb of giving that make somebody else its receiver. */
export const toThem = /^ (?:you|them|him|her|the bank|your bank(?! ?(?:account|details)))(?!\p{L})/iu;

/** A question for the value itself, if the topic follows within three words. */
export const what: readonly RegExp[] = [
  word("(?:what|which|when)(?:[’']?s| is| are| was| were)", 'what|which'),
  word('cuál(?:es)?(?: (?:es|era|son|sería))?', 'cuándo'),
  word('wie (?:lautet|lauten|ist|war|heißt)', 'was ist', 'welche[rns]?', 'wann ist'),
  word('quel(?:le)?s?(?: (?:est|sont|était))?'),
  part('ما هو', 'ما هي', 'كم'),
];

/** Words between a question word and a topic that ask about the topic, and not for its value: "What is a CVV?" */
export const explains = word('does', 'do', 'did', 'happens', 'an?', 'about', 'if', 'eine?', 'une?');

/** Questions for the value in words of their own. */
export const whatElse: readonly RegExp[] = [
  word(
    '(?:would|do|if) you mind (?:giving|telling|sending|typing|writing|entering|providing|confirming|reading|sharing|spelling|repeating)',
    '^mind (?:giving|telling|sending|typing|writing|entering|providing|confirming|reading|sharing|spelling|repeating)',
    '^[¿\\s]*(?:me|nos) (?:da|dice|pasa|envía|manda|indica|facilita)s?',
  ),
  word('when were you born', 'cuándo nació', 'wann sind sie geboren', 'quand êtes-vous né'),
  word('(?:what|which) (?:are the )?(?:three|3|four|4) digits'),
  part('何ですか', '何でしょうか', 'いつですか', '何番ですか'),
];

/** A need of the agent's for the value. */
export const needs: readonly RegExp[] = [
  word(
    "(?:i|we)(?:[’'](?:ll|d|m|re))?(?: (?:will|would|do|just|also|only|still|now|really|am|are|going to))* (?:need|require|want|like|missing)(?! (?:to|you to (?!give|tell|send|type|write|enter|provide|confirm|verify|read|share)))",
    '(?:i|we) (?:\\p{L}+ )?need to (?:know|have|get|see|take|ask for)',
    '(?:i|we) (?:have to|must) ask (?:you )?for',
    '(?:is|are) (?:still )?missing',
  ),
  word(
    'necesito',
    'necesitamos',
    'necesitaría',
    'me hace falta',
    'quisiera',
    'requiero',
    'requerimos',
    'me falta',
  ),
  word(
    '(?:ich|wir) (?:brauchen?|benötigen?|bräuchten?|hätten? gern)',
    '(?:brauche|benötige|bräuchte) ich',
    '(?:brauchen|benötigen) wir',
    'fehlt (?:mir|uns)',
    '(?:darf|dürfte|kann|könnte|dürfen|dürften|können|könnten) (?:ich|wir) (?:\\p{L}+ ){1,6}?(?:haben|bekommen|erhalten|erfahren|wissen)',
  ),
  word(
    "besoin d[eu’']?",
    'il (?:me|nous) (?:faut|faudrait|manque)',
    'je (?:voudrais|souhaite)',
    "j[’']aurais besoin",
    '(?:puis|pourrais)-je (?:avoir|obtenir|conna[iî]tre|savoir|prendre)',
    '(?:pouvons|pourrions)-nous (?:avoir|obtenir|conna[iî]tre|savoir|prendre)',
    'je peux (?:avoir|obtenir|conna[iî]tre)',
  ),
  part('が必要です', 'が要ります', 'أحتاج', 'نحتاج', 'أريد', 'نريد'),
];

/** A need to do something about it, not for it: "I need to reset your password". */
export const needsToAct = word(
  'necesito (?:cambiar|restablecer|actualizar|revisar|borrar)',
  'besoin de (?:changer|réinitialiser|modifier|vérifier)',
);

/** A warning, or a word that nobody needs it. */
export const warns: readonly RegExp[] = [
  word(
    "(?:do not|don[’']t|never|no need to|not|won[’']t|will not|cannot|can[’']t|without|stop|avoid) (?:\\p{L}+ ){0,3}?(?:send|sending|type|typing|write|writing|share|sharing|give|giving|tell|telling|post|posting|paste|pasting|put|putting|include|including|read|reading|enter|entering|ask|asking|need|provide|providing)",
  ),
  word(
    '(?:no|nunca) (?:\\p{L}+ ){0,2}?(?:env[ií]e|escriba|comparta|mande|ponga|pase|teclee|introduzca|indique|facilite|pedi\\p{L}*|necesit\\p{L}*|dé|diga)',
  ),
  word(
    '(?:nie|niemals|nicht|keine[nr]?) (?:\\p{L}+ ){0,4}?(?:schicken|senden|schreiben|tippen|eingeben|angeben|mitteilen|nennen|fragen|teilen|brauchen|geben)',
    '(?:schicken|senden|schreiben|tippen|nennen|teilen|geben) sie (?:\\p{L}+ ){0,4}?(?:nie|niemals|nicht|keine[nr]?)',
    '(?:brauche|brauchen|benötige|benötigen) (?:\\p{L}+ ){0,2}?(?:nicht|keine[nr]?)',
    'bitte keine\\p{L}*',
  ),
  word(
    "(?:ne|n[’']) ?(?:\\p{L}+ ){0,3}?(?:envoyez|écrivez|partagez|donnez|tapez|saisissez|entrez|mettez|indiquez|communiquez|transmettez|dites|demand\\p{L}*|ai|avons) ?(?:pas|jamais)",
  ),
  part(
    'ないで',
    '必要はありません',
    '不要です',
    'لا ترسل',
    'لا تكتب',
    'لا تشارك',
    'لا أحتاج',
    'لا نحتاج',
    'لا نطلب',
  ),
];

/** Another place to give it: the sign-in page, the secure form, the app. */
export const elsewhere: readonly RegExp[] = [
  word(
    '(?:on|in|at|into|with|by|through|using|via) (?:the|our|this|a|your|my) (?:\\p{L}+[- ]){0,3}?(?:page|site|website|app|form|screen|portal|settings|account page|profile|link|machine|terminal|keypad|device)',
    '(?:secure|payment|this) form',
    'form (?:for|to)',
  ),
  word(
    'en (?:la|el|nuestra|nuestro) (?:\\p{L}+ ){0,2}?(?:página|sitio|web|app|aplicación|formulario)',
    'formulario',
  ),
  word(
    '(?:auf|in|über|im|mit) (?:der|dem|das|den|unserer|unserem|einem)? ?(?:\\p{L}+ )?(?:\\p{L}*seite|app|\\p{L}*formular|konto|portal)',
    'formular',
  ),
  word(
    "(?:sur|dans|via) (?:la|le|notre|ce|cette|l[’']) ?(?:\\p{L}+ ){0,2}?(?:page|site|application|appli|formulaire)",
    'formulaire',
  ),
  part('ページ', 'アプリ', 'フォーム', 'サイト', 'صفحة', 'التطبيق', 'النموذج', 'نموذج', 'الموقع'),
];

/** A receiver who outweighs another place: "Tell me the password that you use on the sign-in page". */
export const toMe = word('(?:tell|give|read|text|show) (?:me|us)');

/** Words that may stand beside a topic in a request without a verb: "And your IBAN, please?" */
export const beside =
  /^(?:your|the|a|and|or|also|then|now|next|please|thanks|thank|you|ok|okay|great|full|whole|complete|of|on|for|card|number|no|date|digits?|first|last|four|name|address|birth|expiry|nombre|dirección|vorname|nachname|nom|prénom|adresse|su|sus|tu|el|la|los|las|y|de|por|favor|gracias|número|ihr(?:e[rnms]?)?|dein(?:e[rnms]?)?|die|der|das|und|bitte|noch|nun|jetzt|danke|votre|vos|ta|ton|le|les|et|s|il|vous|te|plaît|plait|svp|merci|numéro|は|を|と|をお願い(?:します|いたします|致します)|お願い(?:します|いたします|致します)|番号|رقم|من|فضلك|لو|سمحت|و)$/iu;

/** Words that make a bare topic a request. */
export const politely = [
  word('please', 'por favor', 'bitte', "s[’']il (?:vous|te) pla[iî]t", 'svp'),
  part('お願い', 'من فضلك', 'لو سمحت'),
];

/** Where one clause ends and another begins. */
export const clauseEnd = /[,:、،–—]| (?:and|so|then) (?:i|we)(?!\p{L})/iu;
