import { problemsIn, wordsIn } from '../../../../core/fields/words.ts';
import { words } from '../../../../branding/words/fr.ts';
import type { Translation } from './en.ts';

export const fr = {
  somebody: 'la personne de la discussion',
  asks: (name: string) => `${name} vous demande`,
  open: 'Remplir en sécurité',
  resume: 'Continuer à remplir',
  decline: 'Refuser',
  timeLeft: (time: string) => `encore ${time}`,
  minutesLeft: 'Il reste deux minutes pour ce formulaire',
  secondsLeft: 'Il reste trente secondes pour ce formulaire',
  tooLate:
    'Le délai de ce formulaire est écoulé. Si vous souhaitez encore le remplir, demandez-le à nouveau.',
  declined: 'Vous avez refusé ce formulaire. Rien n’a été envoyé.',
  expired: 'Le délai de ce formulaire s’est écoulé. Rien n’a été envoyé.',
  over: 'La discussion s’est terminée avant que ce formulaire soit rempli. Rien n’a été envoyé.',
  unreadable: (why: string) => `${why} Rien n’a été envoyé ; on vous le redemandera peut-être.`,
  refused: 'On vous a envoyé un formulaire qui ne fait pas partie de ceux publiés ici. Il n’est pas affiché.',
  unsafe:
    'Ce formulaire ne peut pas être rempli en sécurité ; il n’est donc pas affiché. Rien n’a été envoyé.',
  refusedNext: {
    again: (name: string) =>
      `Demandez à ${name} de se reconnecter et d’envoyer le formulaire une nouvelle fois.`,
    clock:
      'Vérifiez la date et l’heure de cet appareil, puis chargez à nouveau cette page. Si elles sont justes, demandez le formulaire une nouvelle fois.',
    report:
      'Prévenez-nous par un autre moyen, de préférence par téléphone, en donnant le code ci-dessous. N’écrivez pas les réponses dans la discussion à la place.',
    browser:
      'Ce navigateur est trop ancien pour verrouiller des réponses pour un seul lecteur. Ouvrez cette page dans un navigateur récent.',
    connection:
      'Une partie de cette page n’a pas pu être chargée. Vérifiez votre connexion, puis chargez à nouveau : votre discussion reste.',
    stale: 'Si cette page est ouverte depuis longtemps, chargez-la à nouveau : votre discussion reste.',
    unframed:
      'Les formulaires sécurisés ne s’affichent que dans la discussion de notre propre site web. Ouvrez la discussion sur notre site, puis demandez à nouveau le formulaire.',
  },
  reload: 'Charger à nouveau',
  back: 'Retour à la discussion',
  purpose: (name: string) => `Demandé par ${name}.`,
  sealed: (name: string) => `Seul le navigateur de ${name} peut lire ceci. Cela a été vérifié.`,
  sealedWhat: 'Qu’est-ce que cela signifie ?',
  sealedMeans: (name: string, brand: string) =>
    `Vos réponses sont verrouillées sur cet appareil avant d’être envoyées. Seule une clé du navigateur de ${name} les ouvre, et une signature de ${brand} montre que c’est bien celle de ${name}. Les serveurs de ${brand} transmettent vos réponses et ne peuvent pas les lire.`,
  notSealed: (brand: string, why: string) => `Les serveurs de ${brand} lisent ceci : ${why}`,
  optional: 'facultatif',
  choose: 'Choisissez',
  noAnswer: 'Pas de réponse',
  alsoAsked: (labels: string) => `Également demandé : ${labels}.`,
  kept: (name: string, time: string) => `Conservé jusqu’à ce que ${name} l’ait vu, ${time} au plus`,
  neverStored: (name: string) => `Jamais enregistré : va directement à ${name}`,
  show: (label: string) => `Afficher : ${label}`,
  hide: (label: string) => `Masquer : ${label}`,
  pasted: (labels: string) => `De ce que vous avez collé, seul ceci a été repris : ${labels}.`,
  privacy: 'Vos données',
  otherLanguage: (language: string) => `Ce texte n’existe pas dans votre langue. Le voici en ${language}.`,
  policy: (version: string) => `Politique de confidentialité, version ${version}`,
  sent: 'Envoyé.',
  newTab: 's’ouvre dans un autre onglet',
  agree: 'J’accepte que mes réponses soient utilisées comme décrit ici',
  submit: 'Envoyer en sécurité',
  submitting: 'Envoi…',
  hints: wordsIn('fr'),
  reasons: problemsIn('fr'),
  forms: words,
  date: {
    day: {
      name: 'Jour',
      format: 'Saisissez le jour en chiffres, par exemple 28.',
      range: 'Ce mois n’a pas ce jour. Vérifiez le jour.',
    },
    month: {
      name: 'Mois',
      format: 'Saisissez le mois en chiffres, par exemple 2.',
      range: 'Ce mois n’existe pas. Saisissez un mois de 1 à 12.',
    },
    year: {
      name: 'Année',
      format: 'Saisissez l’année avec ses 4 chiffres, par exemple 1980.',
    },
    unclear: 'On ne sait pas quel nombre est le jour. Tapez la date dans les cases.',
    example: (date: string) => `Par exemple ${date}`,
  },
  address: {
    country: { name: 'Pays', missing: 'Choisissez le pays.' },
    street: { name: 'Numéro et rue', missing: 'Saisissez le numéro et la rue.' },
    town: { name: 'Ville', missing: 'Saisissez la ville.' },
    region: { name: 'État ou région', missing: 'Saisissez l’État ou la région.' },
    postcode: { name: 'Code postal', missing: 'Saisissez le code postal.' },
    notPostcode: (country: string, sample?: string) =>
      `Ce n’est pas un code postal de ce pays : ${country}.${sample ? ` Par exemple : ${sample}.` : ''}`,
  },
  problems: {
    empty: (label: string) => `${label} : merci de remplir ce champ.`,
    wrong: (hint: string) => `Merci de vérifier. ${hint}.`,
    alone: (label: string) => `${label} : merci d’indiquer cette seule information, sans espaces ni tirets.`,
    onCard: (digits: number) => `Le code de votre carte a ${digits} chiffres. Saisissez-les tous.`,
    consent: 'Merci de cocher cette case si vous êtes d’accord. Sinon, rien n’est envoyé.',
    sealed:
      'Vos réponses n’ont pas pu être scellées ; rien n’a donc été envoyé. Demandez le formulaire une nouvelle fois.',
    tooLong: 'Vos réponses sont trop longues. Merci de les raccourcir.',
    some: (count: number) => (count === 1 ? '1 réponse est à revoir.' : `${count} réponses sont à revoir.`),
    failed: 'L’envoi n’a pas réussi. Vos réponses sont encore là : merci de réessayer.',
  },
} satisfies Translation;
