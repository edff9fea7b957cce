import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf, Samples } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { isRecord, isWorded, oneOf, required } from '../parts/rule.ts';
import { tooLong } from '../parts/sentences.ts';
import { line } from '../parts/text.ts';
import type { Worded } from '../parts/worded.ts';

const mostChoices = 20;
const choiceName = /^[a-z][a-z0-9-]{0,29}$/;

export interface ChoiceOptions {
  /**
   * 2 to 20 choices in the order shown, by the name that is the answer: lower-case letters, digits and dashes, at most 30, a
   * letter first. What a visitor reads of each has 1 to 100 characters.
   */
  readonly choices: Readonly<Record<string, Worded>>;
  /** The visitor may choose more than one. @default false */
  readonly several?: true;
}

/** One of some, or several of them: their names in the form's order, with commas between them. */
export const choice: Kind<'stored', ChoiceOptions> = {
  storage: ['stored'],
  maxLength: 800,
  options: {
    choices: required({
      expected: `2 to ${mostChoices} choices, each with its words by language, by names of letters, digits and dashes`,
      accepts: (value) => {
        const choices = isRecord(value) ? Object.entries(value) : [];
        const isEach = choices.every(([name, words]) => choiceName.test(name) && isWorded(words, 100));
        return isEach && choices.length >= 2 && choices.length <= mostChoices;
      },
      words: (value) => Object.values(value as ChoiceOptions['choices']),
    }),
    several: oneOf([true]),
  },
  /** @returns the names of what is chosen, in the form's order, with commas between them */
  parse(input, { choices, several }) {
    return line(input, this.maxLength, (text) => {
      const typed = text.split(',').map((name) => name.trim().toLowerCase());
      const chosen = Object.keys(choices).filter((name) => typed.includes(name));
      const isEach = chosen.length === typed.length && (several || chosen.length === 1);
      return isEach ? chosen.join(',') : invalid('format');
    });
  },
  allAnswers: ({ choices }) => Object.keys(choices),
  mask: always('[provided]'),
  expected: ({ several }) => (several ? 'one or more of these choices' : 'one of these choices'),
};

export const choicePresentation: PresentationOf<typeof choice> = {
  entry: 'choice',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Elija lo que corresponda',
    de: 'Wählen Sie aus, was zutrifft',
    fr: 'Choisissez ce qui convient',
    ja: '当てはまるものを選んでください',
    ar: 'اختر ما ينطبق',
  },
  problems: () => ({
    format: {
      en: 'Choose from what is offered here.',
      es: 'Elija entre las opciones que se ofrecen.',
      de: 'Bitte wählen Sie aus dem, was hier zur Wahl steht.',
      fr: 'Choisissez parmi les options proposées.',
      ja: '表示されている選択肢から選んでください。',
      ar: 'اختر من الخيارات المعروضة.',
    },
    length: tooLong,
  }),
  choices: ({ choices }) => choices,
  isSeveral: ({ several }) => several === true,
  read: (canonical, { choices }) =>
    canonical
      .split(',')
      .map((name) => choices[name]?.en ?? name)
      .join('\n'),
  samples({ choices, several }): Samples {
    const names = Object.keys(choices);
    const [first = '', second = ''] = names;
    const all = names.join();
    return {
      valid: {
        [first]: first,
        [` ${second.toUpperCase()} `]: second,
        ...(several && { [`${second}, ${first}`]: `${first},${second}`, [all]: all }),
      },
      invalid: {
        [several ? `${all},${first}` : all]: 'format',
        [`${first} ${second}`]: 'format',
        [`${first},`]: 'format',
        [`not-${first}`]: 'format',
        ['x'.repeat(801)]: 'length',
        '': 'missing',
      },
    };
  },
};
