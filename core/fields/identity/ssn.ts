import { maskToLast, type Kind } from '../kind.ts';
import { oneOf } from '../rule.ts';
import { codeIn } from '../groups.ts';

export interface SsnOptions {
  /** Show the last four in the transcript. They are used to authenticate people: opt in knowingly. @default false */
  readonly showLastFour?: true;
}

/**
 * A US social security number: 9 digits, of which the area is not 000, 666 or 900 to 999, the group not 00, the serial not
 * 0000 (SSA, POMS RM 10201.035).
 */
export const ssn: Kind<'stored', SsnOptions> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: { showLastFour: oneOf([true]) },
  expected: () => 'the 9 digits of the social security number',
  parse(input) {
    return codeIn(input, this.maxLength, /^(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}$/);
  },
  mask: (canonical, { showLastFour }) => (showLastFour === true ? maskToLast(canonical, 4) : '[provided]'),
};
